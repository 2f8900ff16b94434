package pairkeeper.web.jobs;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.CrontabLine;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.RsyncLine;
import pairkeeper.core.schedule.ScheduleWords;
import pairkeeper.core.schedule.Windows;
import pairkeeper.ops.inventory.Sites;

/** What an expression or the lines of a crontab mean on the clock of a site; nothing is stored. */
@Named
@ViewScoped
public class TrySchedulePage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Sites sites;

  private UUID chosen;
  private final ScheduleFields fields = new ScheduleFields();
  private String crontab;
  private boolean users;
  private boolean read;

  /**
   * A line of the crontab for people.
   *
   * @param words when it runs, in parts; empty for a setting and for what could not be read
   * @param said the command, the setting, or the line itself
   * @param user who runs it, or ""
   * @param next its next due time, or null
   * @param copy what a plain rsync copies, or null
   * @param wrong why it could not be read, or null
   */
  public record Line(
      int number,
      List<Text> words,
      String said,
      String user,
      Due next,
      boolean input,
      Text copy,
      Text wrong) {}

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  public void readCrontab() {
    read = true;
  }

  public List<Line> getLines() {
    return CrontabLine.read(crontab == null ? "" : crontab, users).stream()
        .map(this::line)
        .toList();
  }

  private Line line(CrontabLine line) {
    return switch (line) {
      case CrontabLine.Entry e ->
          new Line(
              e.number(),
              ScheduleWords.of(e.schedule()),
              e.command(),
              e.user(),
              new DueTimes(e.schedule(), getSite().zone(), Windows.ALWAYS).next(now()).orElse(null),
              !e.input().isEmpty(),
              RsyncLine.of(e.command()).map(TrySchedulePage::copy).orElse(null),
              null);
      case CrontabLine.Setting s ->
          new Line(s.number(), List.of(), s.name() + "=" + s.value(), "", null, false, null, null);
      case CrontabLine.Unread u ->
          new Line(u.number(), List.of(), u.line(), "", null, false, null, u.why());
    };
  }

  private static Text copy(RsyncLine line) {
    return line.host().isEmpty()
        ? Text.of("schedule.crontab.copy", "from", line.from(), "to", line.to())
        : Text.of(
            line.pulls() ? "schedule.crontab.copy-back" : "schedule.crontab.copy-there",
            "from",
            line.from(),
            "to",
            line.to(),
            "host",
            line.host());
  }

  public List<Site> getSites() {
    return sites.all();
  }

  /** The chosen site, else the first one; null where there is none. */
  public Site getSite() {
    List<Site> all = getSites();
    return all.stream()
        .filter(s -> s.id().equals(chosen))
        .findFirst()
        .orElse(all.isEmpty() ? null : all.getFirst());
  }

  public SchedulePreview getPreview() {
    return SchedulePreview.of(fields, getSite().zone(), now());
  }

  public ScheduleFields getFields() {
    return fields;
  }

  public UUID getChosen() {
    Site site = getSite();
    return site == null ? null : site.id();
  }

  public void setChosen(UUID chosen) {
    this.chosen = chosen;
  }

  public String getCrontab() {
    return crontab;
  }

  public void setCrontab(String crontab) {
    this.crontab = crontab;
  }

  public boolean isUsers() {
    return users;
  }

  public void setUsers(boolean users) {
    this.users = users;
  }

  public boolean isRead() {
    return read;
  }
}
