package pairkeeper.core.runbook;

import java.util.Arrays;
import java.util.Optional;

/** How a server comes back as a standby, from the quickest to the one that always works. */
public enum RejoinMethod {
  /** Started as a standby on the data that it has. */
  START,
  /** What only it has is taken back in place by pg_rewind, then it is started as a standby. */
  REWIND,
  /** Its data are moved aside and copied anew from the primary. */
  CLONE;

  /** The API's word for it: {@code start}, {@code rewind}, {@code clone}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** By the API's word; none for any other, as "auto". */
  public static Optional<RejoinMethod> of(String word) {
    return Arrays.stream(values()).filter(method -> method.word().equals(word)).findFirst();
  }
}
