package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Stamp;

/**
 * What every row has that people write and take out of use: its id, its version, who wrote it,
 * whether it is in use.
 */
@MappedSuperclass
public abstract class Kept {
  @Id protected UUID id;

  @Version protected int version;

  @Column(name = "created_at")
  protected Instant createdAt;

  @Column(name = "created_by")
  protected String createdBy;

  @Column(name = "changed_at")
  protected Instant changedAt;

  @Column(name = "changed_by")
  protected String changedBy;

  @Column(name = "archived_at")
  protected Instant archivedAt;

  protected void created(UUID id, Signature by) {
    this.id = id;
    this.createdAt = by.at();
    this.createdBy = by.by();
    changed(by);
  }

  protected void changed(Signature by) {
    this.changedAt = by.at();
    this.changedBy = by.by();
  }

  protected void archived(Signature by) {
    changed(by);
    this.archivedAt = by.at();
  }

  protected Stamp stamp() {
    return new Stamp(version, changedAt, changedBy, archivedAt);
  }

  /**
   * @throws Overtaken when the row is not the writing that the caller had before them
   */
  protected void require(int expected, Supplier<List<Overtaken.Difference>> differences) {
    if (version != expected) {
      throw new Overtaken(stamp(), differences.get());
    }
  }
}
