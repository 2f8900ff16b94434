package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Names an earlier attempt at a step. */
@Embeddable
class AttemptKey implements Serializable {
  private static final long serialVersionUID = 1L;

  @Column(name = "run_id")
  UUID run;

  @Column(name = "step_id")
  String step;

  int attempt;

  AttemptKey() {}

  AttemptKey(UUID run, String step, int attempt) {
    this.run = run;
    this.step = step;
    this.attempt = attempt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttemptKey k
        && k.attempt == attempt
        && Objects.equals(k.run, run)
        && Objects.equals(k.step, step);
  }

  @Override
  public int hashCode() {
    return Objects.hash(run, step, attempt);
  }
}
