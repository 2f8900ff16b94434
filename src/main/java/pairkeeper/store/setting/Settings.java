package pairkeeper.store.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Reads and writes the console's settings; a name has at most 100 and a value 4,000 characters. */
@ApplicationScoped
public class Settings {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  /** The value kept under the name, if any. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(entities.find(SettingRow.class, name)).map(SettingRow::value);
  }

  /** Forgets it; needs a transaction of the caller. */
  public void remove(String name) {
    SettingRow row = entities.find(SettingRow.class, name);
    if (row != null) {
      entities.remove(row);
    }
  }

  /** Keeps the value under the name; needs a transaction of the caller. */
  public void put(String name, String value) {
    SettingRow row = entities.find(SettingRow.class, name);
    if (row == null) {
      entities.persist(new SettingRow(name, value));
    } else {
      row.become(value);
    }
  }
}
