package pairkeeper.ops.approvals;

import java.util.UUID;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.approval.ApprovalRequest;

/** What a confirmation led to. */
public sealed interface Confirmed {

  /** The run was started. */
  record Started(UUID run) implements Confirmed {}

  /** The run will start at its time. */
  record Scheduled(Appointment appointment) implements Confirmed {}

  /** A second person has to agree first. */
  record Waits(ApprovalRequest request) implements Confirmed {}
}
