package pairkeeper.core.appointment;

import java.util.Locale;

/** What became of an appointment; {@link #word} is the API's word for it. */
public enum AppointmentState {
  /** A second person has not agreed yet. */
  AWAITING_APPROVAL,
  /** Waits for its time. */
  SCHEDULED,
  /** Its run was started. */
  STARTED,
  /** Its time came and it was not started. */
  NOT_STARTED,
  /** Somebody took it back, or said no to it. */
  CANCELLED;

  /** Whether its time is still to come. */
  public boolean open() {
    return this == AWAITING_APPROVAL || this == SCHEDULED;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
