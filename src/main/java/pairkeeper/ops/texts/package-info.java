/**
 * Words for people: renders a {@code core.model.Text} or a key in a reader's language, and writes
 * amounts, durations and times the way that language does. Holds no text itself; those are in
 * {@code i18n/*.properties}.
 */
package pairkeeper.ops.texts;
