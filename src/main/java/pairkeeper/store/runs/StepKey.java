package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Names a step of a run by its position. */
@Embeddable
class StepKey implements Serializable {
  private static final long serialVersionUID = 1L;

  @Column(name = "run_id")
  UUID run;

  int position;

  StepKey() {}

  StepKey(UUID run, int position) {
    this.run = run;
    this.position = position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepKey k && k.position == position && Objects.equals(k.run, run);
  }

  @Override
  public int hashCode() {
    return Objects.hash(run, position);
  }
}
