package pairkeeper.web.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.ops.texts.Figures;
import pairkeeper.ops.texts.Texts;

/**
 * Figures in pages: {@code #{show.bytes(row.lagBytes)}}, {@code #{show.time(run.startedAt)}}, ...
 */
@Named("show")
@RequestScoped
public class PageFigures {
  private Texts texts;
  private Viewer viewer;
  private final Instant now = Clock.systemUTC().instant();

  protected PageFigures() {}

  @Inject
  PageFigures(Texts texts, Viewer viewer) {
    this.texts = texts;
    this.viewer = viewer;
  }

  private Figures figures() {
    return new Figures(texts, viewer.getLocale(), viewer.getZone());
  }

  /** "1,234,567"; "" where there is none. */
  public String number(Long number) {
    return number == null
        ? ""
        : texts.say(Text.of("counts.number", "n", number), viewer.getLocale());
  }

  /** "3.4 MB". */
  public String bytes(Long bytes) {
    return figures().bytes(bytes);
  }

  /** "3.4" and "MB" apart, for columns whose units line up; the unit may be missing. */
  public List<String> bytesParts(Long bytes) {
    return List.of(bytes(bytes).split("\u00a0"));
  }

  /**
   * "41 min 26 s".
   *
   * @param took a {@link Duration} or a number of seconds
   */
  public String duration(Object took) {
    return figures().duration(lasting(took));
  }

  /** "41 min 26 s" between two instants; until now where the end is null, "" where the start is. */
  public String between(Instant start, Instant end) {
    return start == null ? "" : duration(Duration.between(start, end == null ? now : end));
  }

  /** How long ago: "14 min". */
  public String age(Instant since) {
    return figures().age(since == null ? null : Duration.between(since, now));
  }

  /** "03:12:40" today, else with the day. */
  public String time(Instant at) {
    return figures().time(at, now);
  }

  /** "03:12". */
  public String hour(Instant at) {
    return figures().hour(at);
  }

  /** "Fri 20". */
  public String weekday(Instant at) {
    return figures().weekday(at);
  }

  /** "Fri 20 Nov 03:12". */
  public String day(Instant at) {
    return figures().day(at);
  }

  /** "Fri 20 Nov 03:12" on the clock of another zone, with the year where it is another one. */
  public String dayThere(Instant at, ZoneId there) {
    return new Figures(texts, viewer.getLocale(), there).day(at, now);
  }

  /** "20 Nov 2026 03:12:40 CET". */
  public String moment(Instant at) {
    return figures().moment(at);
  }

  /** "2026-11-20 02:12:40 UTC". */
  public String utc(Instant at) {
    return Figures.utc(at);
  }

  /**
   * "23:12 BRT": the time of day elsewhere.
   *
   * @param at null for now
   */
  public String clock(Instant at, ZoneId there) {
    return figures().clock(at == null ? now : at, there);
  }

  /** UTC and, where it is known, the site's own time; what a time shows when pointed at. */
  public String elsewhere(Instant at, ZoneId site) {
    return site == null ? utc(at) : utc(at) + " · " + clock(at, site);
  }

  /** 41 of 100 as "41 %", rounded down; null where the total is not known. */
  public Integer percent(Long done, Long total) {
    return done == null || total == null || total <= 0
        ? null
        : (int) Math.min(100, done * 100 / total);
  }

  /** Average speed so far, "92 MB/s"; "" where nothing can be said. */
  public String rate(Long done, Instant start, Instant end) {
    Long perSecond = Pace.perSecond(done, start, end == null ? now : end);
    return perSecond == null ? "" : texts.say(rateOf(perSecond), viewer.getLocale());
  }

  /** When it ends at the average speed so far; null where that cannot be said. */
  public Instant eta(Long done, Long total, Instant start) {
    return Pace.end(done, total, start, now);
  }

  private Text rateOf(long perSecond) {
    return Text.of("common.unit.rate", "amount", bytes(perSecond));
  }

  public Instant getNow() {
    return now;
  }

  private static Duration lasting(Object took) {
    return switch (took) {
      case null -> null;
      case Duration d -> d;
      case Number seconds -> Duration.ofMillis(Math.round(seconds.doubleValue() * 1000));
      default -> throw new IllegalArgumentException("not a duration: " + took);
    };
  }
}
