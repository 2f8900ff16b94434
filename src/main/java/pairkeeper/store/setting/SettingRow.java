package pairkeeper.store.setting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of the table {@code setting}. */
@Entity
@Table(name = "setting")
class SettingRow {
  @Id private String name;
  private String content; // "value" is a word of H2's SQL

  /** For JPA. */
  protected SettingRow() {}

  SettingRow(String name, String value) {
    this.name = name;
    this.content = value;
  }

  String value() {
    return content;
  }

  void become(String newValue) {
    this.content = newValue;
  }
}
