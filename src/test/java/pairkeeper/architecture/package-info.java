/**
 * Holds the rules of who may name whom, and proves that each can fail: {@code planted} repeats the
 * console's packages with one violation of each rule.
 */
package pairkeeper.architecture;
