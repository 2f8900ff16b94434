package pairkeeper.ops.texts;

import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pairkeeper.core.model.Text;

/**
 * Writes amounts, durations and times for one reader: kB, MB and GB of 1024 as PostgreSQL counts
 * them, decimals and units of the reader's language, times in the reader's zone.
 */
public final class Figures {
  private static final String[] SIZES = {"b", "kb", "mb", "gb", "tb", "pb"};
  private static final String NONE = "—";
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

  /** A page shows hundreds of times by a handful of forms, which are slow to make. */
  private static final Map<Form, DateTimeFormatter> FORMS = new ConcurrentHashMap<>();

  private record Form(String pattern, Locale locale) {}

  private final Texts texts;
  private final Locale locale;
  private final ZoneId zone;

  public Figures(Texts texts, Locale reader, ZoneId zone) {
    this.texts = texts;
    this.locale = Language.of(reader).locale();
    this.zone = zone;
  }

  /** "118 kB", "3.4 MB", "18.2 GB"; a dash for null. */
  public String bytes(Long bytes) {
    if (bytes == null) {
      return NONE;
    }
    double left = Math.abs((double) bytes);
    int size = 0;
    while (left >= 1023.95 && size < SIZES.length - 1) {
      left /= 1024;
      size++;
    }
    String figure = number(Math.copySign(left, bytes), size > 0 && left < 99.95 ? 1 : 0);
    return texts.say(Text.of("common.unit." + SIZES[size], "n", figure), locale);
  }

  /** "0.4 s", "41 s", "4 min 12 s", "3 h 05 min", "41 d 22 h"; a dash for null. */
  public String duration(Duration took) {
    if (took == null) {
      return NONE;
    }
    long s = took.isNegative() ? 0 : took.toSeconds();
    if (s < 10) {
      return one("s", number(Math.max(0, took.toMillis()) / 1000.0, 1));
    }
    if (s < 60) {
      return one("s", number(s, 0));
    }
    if (s < 3600) {
      return two("min", s / 60, "s", s % 60, 2);
    }
    if (s < 86_400) {
      return two("h", s / 3600, "min", s / 60 % 60, 2);
    }
    return two("d", s / 86_400, "h", s / 3600 % 24, 1);
  }

  /**
   * As {@link #duration}, but only as exact as an age needs: "8 s", "14 min", "1 h 52 min", "12 d".
   */
  public String age(Duration age) {
    if (age == null) {
      return NONE;
    }
    long s = age.isNegative() ? 0 : age.toSeconds();
    if (s < 60) {
      return one("s", number(s, 0));
    }
    if (s < 3600) {
      return one("min", number(s / 60.0 - 0.5, 0));
    }
    return s < 2 * 86_400 ? duration(Duration.ofSeconds(s)) : one("d", number(s / 86_400, 0));
  }

  /** A number with the language's decimal sign and grouping. */
  public String number(double value, int decimals) {
    var format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  /** "03:12:40" today, else "19 Nov 23:12", with the year where it is another one. */
  public String time(Instant at, Instant now) {
    if (at == null) {
      return NONE;
    }
    var there = at.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    if (there.toLocalDate().equals(today)) {
      return form("HH:mm:ss", there);
    }
    return form(there.getYear() == today.getYear() ? "d MMM HH:mm" : "d MMM yyyy HH:mm", there);
  }

  /** "03:12", in the reader's zone. */
  public String hour(Instant at) {
    return at == null ? NONE : form("HH:mm", at.atZone(zone));
  }

  /** "Fri 20", in the reader's zone. */
  public String weekday(Instant at) {
    return at == null ? NONE : form("EEE d", at.atZone(zone));
  }

  /** "Fri 20 Nov 03:12", in the reader's zone. */
  public String day(Instant at) {
    return at == null ? NONE : form("EEE d MMM HH:mm", at.atZone(zone));
  }

  /**
   * "Fri 20 Nov 03:12", in the reader's zone, with the year where it is not that of {@code now}.
   */
  public String day(Instant at, Instant now) {
    boolean far = at != null && at.atZone(zone).getYear() != now.atZone(zone).getYear();
    return far ? form("EEE d MMM yyyy HH:mm", at.atZone(zone)) : day(at);
  }

  /** "20 Nov 2026 03:12:40 CET", in the reader's zone. */
  public String moment(Instant at) {
    return at == null ? NONE : form("d MMM yyyy HH:mm:ss z", at.atZone(zone));
  }

  /** "2026-11-20 02:12:40 UTC", the same for every reader. */
  public static String utc(Instant at) {
    return at == null ? NONE : UTC.format(at.atZone(ZoneOffset.UTC));
  }

  /** "23:12 BRT": the time of day in another zone. */
  public String clock(Instant at, ZoneId there) {
    // zones without a name of their own come as GMT-03:00
    return at == null
        ? NONE
        : form("HH:mm z", at.atZone(there)).replaceFirst("GMT([+-])0?(\\d+):00", "GMT$1$2");
  }

  /** The arguments of a text with every figure written out; numbers that a plural counts stay. */
  Map<String, Object> inWords(Map<String, Object> args) {
    var words = new HashMap<String, Object>();
    args.forEach((name, value) -> words.put(name, word(name, value)));
    return words;
  }

  private Object word(String name, Object value) {
    if (value instanceof Long amount) {
      if (ends(name, "bytes")) {
        return bytes(amount);
      }
      if (ends(name, "seconds")) {
        return duration(Duration.ofSeconds(amount));
      }
      if (ends(name, "millis")) {
        return duration(Duration.ofMillis(amount));
      }
      return ends(name, "port") || ends(name, "pid") || ends(name, "timeline")
          ? amount.toString()
          : amount;
    }
    return value instanceof String s && s.endsWith("Z") && s.length() >= 20 ? instant(s) : value;
  }

  private String instant(String iso) {
    try {
      return form("d MMM yyyy HH:mm:ss z", Instant.parse(iso).atZone(zone));
    } catch (DateTimeException notATime) {
      return iso;
    }
  }

  private static boolean ends(String name, String word) {
    return name.toLowerCase(Locale.ROOT).endsWith(word);
  }

  private String form(String pattern, ZonedDateTime at) {
    return FORMS
        .computeIfAbsent(
            new Form(pattern, locale), f -> DateTimeFormatter.ofPattern(f.pattern(), f.locale()))
        .format(at);
  }

  private String one(String unit, String figure) {
    return texts.say(Text.of("common.unit." + unit, "n", figure), locale);
  }

  private String two(String big, long bigs, String small, long smalls, int digits) {
    String rest = digits == 2 && smalls < 10 ? "0" + smalls : Long.toString(smalls);
    return smalls == 0 && !big.equals("h")
        ? one(big, number(bigs, 0))
        : one(big, number(bigs, 0)) + " " + one(small, rest);
  }
}
