package pairkeeper.web.inventory;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** A maintenance window while it is typed. */
public class WindowFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private List<String> days = new ArrayList<>();
  private String from;
  private String to;
  private boolean removed;

  static WindowFields of(MaintenanceWindow w) {
    var fields = new WindowFields();
    w.days().forEach(d -> fields.days.add(d.name()));
    fields.from = w.from().toString();
    fields.to = w.to().toString();
    return fields;
  }

  boolean blank() {
    return removed || days.isEmpty() && from == null && to == null;
  }

  /**
   * @throws Refused naming {@code windowDays}, {@code windowFrom} or {@code windowTo}
   */
  MaintenanceWindow toWindow() {
    if (days.isEmpty()) {
      throw new Refused("windowDays", Text.of("inventory.refused.window-days"));
    }
    var on = EnumSet.noneOf(DayOfWeek.class);
    days.forEach(d -> on.add(DayOfWeek.valueOf(d)));
    var begin = time("windowFrom", from);
    var end = time("windowTo", to);
    if (begin.equals(end)) {
      throw new Refused("windowTo", Text.of("inventory.refused.window-empty"));
    }
    return new MaintenanceWindow(on, begin, end);
  }

  private static LocalTime time(String field, String typed) {
    try {
      String text = Typed.text(typed);
      return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    } catch (DateTimeParseException e) {
      throw new Refused(field, Text.of("inventory.refused.time"));
    }
  }

  /** Leaves it out when the form is stored. */
  public void remove() {
    removed = true;
  }

  public boolean isRemoved() {
    return removed;
  }

  public List<String> getDays() {
    return days;
  }

  public void setDays(List<String> days) {
    this.days = days;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }
}
