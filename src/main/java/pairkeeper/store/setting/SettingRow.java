package pairkeeper.store.setting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of the table {@code setting}. */
@Entity
@Table(name = "setting")
class SettingRow {
  @Id private String name;
  private String value;

  /** For JPA. */
  protected SettingRow() {}

  SettingRow(String name, String value) {
    this.name = name;
    this.value = value;
  }

  String value() {
    return value;
  }

  void become(String newValue) {
    this.value = newValue;
  }
}
