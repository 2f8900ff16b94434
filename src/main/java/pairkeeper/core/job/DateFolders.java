package pairkeeper.core.job;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * Which folders below a tree belong to which day, as an application makes them: {@code %Y/%m/%d}.
 *
 * @param pattern relative path in which {@code %Y %m %d %j} stand for parts of the date as they do
 *     for {@code date}; "" for the whole tree
 * @param overlapDays how many days before today count as well, 0 to 366: what was filed late
 */
public record DateFolders(String pattern, int overlapDays) {
  private static final int LONGEST = 200;
  private static final int MOST_DAYS = 366;
  private static final Pattern FORM =
      Pattern.compile(
          "(?!-)([^/%\\\\\"\\p{Cntrl}]|%[Ymdj])+(/(?!-)([^/%\\\\\"\\p{Cntrl}]|%[Ymdj])+)*");

  public DateFolders {
    Words.line("folders", pattern, 0, LONGEST);
    boolean climbs = List.of(pattern.split("/")).stream().anyMatch(p -> p.matches("\\.\\.?"));
    if (!pattern.isEmpty()
        && (climbs || pattern.contains("{{") || !FORM.matcher(pattern).matches())) {
      throw new Refused("folders", Text.of("jobs.refused.folders"));
    }
    if (overlapDays < 0 || overlapDays > MOST_DAYS) {
      throw new Refused("overlapDays", Text.of("jobs.refused.overlap", "most", MOST_DAYS));
    }
  }

  /** The whole tree, whatever the day. */
  public static DateFolders none() {
    return new DateFolders("", 0);
  }

  /** Relative paths of the folders, the oldest first; none for the whole tree. */
  public List<String> on(LocalDate today) {
    var folders = new LinkedHashSet<String>();
    for (int back = overlapDays; back >= 0 && !pattern.isEmpty(); back--) {
      folders.add(folder(today.minusDays(back)));
    }
    return List.copyOf(folders);
  }

  private String folder(LocalDate day) {
    return pattern
        .replace("%Y", "%04d".formatted(day.getYear()))
        .replace("%m", "%02d".formatted(day.getMonthValue()))
        .replace("%d", "%02d".formatted(day.getDayOfMonth()))
        .replace("%j", "%03d".formatted(day.getDayOfYear()));
  }
}
