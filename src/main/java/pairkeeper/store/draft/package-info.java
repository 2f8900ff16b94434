/**
 * Keeps what people have typed into long forms and not sent yet, one draft per person, form and
 * thing.
 */
package pairkeeper.store.draft;
