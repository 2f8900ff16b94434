/**
 * The second reading of a run that was dangerous or was started without an approval: what is read
 * of it, which moments were measured, and who may sign. Plain values; nothing here is guessed: what
 * was not measured is missing.
 */
package pairkeeper.core.review;
