package pairkeeper.core.rehearsal;

/**
 * What a good answer to a question of a rehearsal is.
 *
 * @param name of the question
 * @param least the smallest number that is as expected, or null for any
 * @param most the largest, or null for any
 */
public record Expected(String name, Long least, Long most) {}
