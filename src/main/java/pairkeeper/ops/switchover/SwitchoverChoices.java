package pairkeeper.ops.switchover;

import java.util.UUID;
import pairkeeper.core.runbook.Analyze;

/**
 * What a person chooses for a switchover.
 *
 * @param testQuery the customer's own query that must answer on the new primary, or ""
 * @param target id of the standby that becomes primary; null for the preferred one
 */
public record SwitchoverChoices(Analyze analyze, String testQuery, UUID target) {}
