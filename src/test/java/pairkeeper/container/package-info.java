/**
 * Tests that run inside Payara Micro, in the very war that is shipped and with its real beans; all
 * of them once on H2 and once on a real PostgreSQL.
 */
package pairkeeper.container;
