package pairkeeper.core.approval;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;

/**
 * How a request ended, other than by the clock.
 *
 * @param remark the approver's remark, the reason of a refusal or of a break-glass, or ""
 * @param run the run that was started, or null
 * @param why why it is void, or null
 */
public record Decision(
    ApprovalState state, Person by, Instant at, String remark, UUID run, Text why) {}
