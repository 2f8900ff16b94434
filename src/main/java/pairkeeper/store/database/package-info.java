/**
 * The console's own database: how it is reached, how its schema is brought up to date, and whether
 * it answers. Tables of the mission live in the packages beside this one.
 */
package pairkeeper.store.database;
