package pairkeeper.ops.switchover;

import pairkeeper.core.runbook.Analyze;

/**
 * What a person chooses for a switchover.
 *
 * @param testQuery the customer's own query that must answer on the new primary, or ""
 */
public record SwitchoverChoices(Analyze analyze, String testQuery) {}
