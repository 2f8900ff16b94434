/**
 * What a customer wants done around a change of roles: their own commands and questions, kept with
 * the pair. Knows no runbook; when and where they become steps is said there.
 */
package pairkeeper.core.hook;
