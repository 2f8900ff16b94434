/**
 * Remembers. JPA entities, repositories and the migrations of the console's own database; the
 * only\n * user of {@code jakarta.persistence}. It opens no transaction: those begin and end in
 * ops.
 */
package pairkeeper.store;
