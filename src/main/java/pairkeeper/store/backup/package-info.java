/**
 * All rows of the console's own database as lines of JSON, and back: the same on H2 and on
 * PostgreSQL, so that a backup of one may be restored into the other. How the lines are encrypted,
 * who may have them and what a restore does around them belongs to {@code ops.backup}.
 */
package pairkeeper.store.backup;
