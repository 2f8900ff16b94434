/**
 * The WAL that a primary archives into a folder: what of it somebody still needs, and what was
 * removed of it.
 */
package pairkeeper.core.archive;
