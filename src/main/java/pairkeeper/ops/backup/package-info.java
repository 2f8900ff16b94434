/**
 * The console's own backup: one encrypted file with its database and its key, made while it works;
 * brought back into an empty place by {@link pairkeeper.ops.backup.Restore}, which runs without the
 * container, and what a console does at its first start afterwards.
 */
package pairkeeper.ops.backup;
