package pairkeeper.bench.smallest;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** The one row class. */
@Entity
public class Thing {
  @Id @GeneratedValue private long id;
  private String name;
}
