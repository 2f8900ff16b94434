package pairkeeper.web.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;

/**
 * The filters of the audit page as they stand in its address, so that a view can be shared as a
 * link. What makes no sense there counts as not given.
 *
 * @param customer an id, {@code console}, or ""
 * @param pair an id or ""
 * @param from a day in the viewer's zone, or ""
 * @param to the last day that counts, or ""
 */
public record AuditQuery(
    String customer, String pair, String person, String act, String from, String to) {
  /** The word in the address for entries that concern no customer. */
  public static final String CONSOLE = "console";

  /** Reads an address. */
  static AuditQuery of(UnaryOperator<String> parameter) {
    return new AuditQuery(
        given(parameter.apply("customer")),
        given(parameter.apply("pair")),
        given(parameter.apply("person")),
        given(parameter.apply("act")),
        given(parameter.apply("from")),
        given(parameter.apply("to")));
  }

  private static String given(String text) {
    return text == null ? "" : text.strip();
  }

  /** What to look for; days are days of the viewer's zone. */
  AuditFilter filter(ZoneId zone) {
    LocalDate last = day(to);
    return new AuditFilter(
        customer.equals(CONSOLE) ? AuditEntry.CONSOLE : id(customer),
        id(pair),
        person,
        act,
        start(day(from), zone),
        start(last == null ? null : last.plusDays(1), zone));
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  private static LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      return null;
    }
  }

  private static UUID id(String text) {
    try {
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      return new UUID(-1, -1); // nothing fits what cannot be
    }
  }

  /** Whether anything is filtered. */
  public boolean narrow() {
    return !address("").isEmpty();
  }

  /**
   * The address's part behind the question mark, "" where nothing is filtered.
   *
   * @param more what else belongs there, {@code page=2}, or ""
   */
  public String address(String more) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("customer", customer);
    all.put("pair", pair);
    all.put("person", person);
    all.put("act", act);
    all.put("from", from);
    all.put("to", to);
    String given =
        all.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String both = given.isEmpty() || more.isEmpty() ? given + more : given + "&" + more;
    return both.isEmpty() ? "" : "?" + both;
  }
}
