package pairkeeper.core.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A major release of PostgreSQL that the console knows: 9.6 and 10 to 18.
 *
 * @param versionNum {@code server_version_num} of its first release: 90600, 100000, ... 180000
 */
public record PgMajor(int versionNum) implements Comparable<PgMajor> {
  private static final int OLDEST = 90600;
  private static final int NEWEST = 180000;

  /** All majors, oldest first. */
  public static final List<PgMajor> ALL =
      Stream.concat(Stream.of(OLDEST), IntStream.rangeClosed(10, 18).mapToObj(n -> n * 10000))
          .map(PgMajor::new)
          .toList();

  /**
   * @throws Refused when the number is not the first one of a known major
   */
  public PgMajor {
    if (versionNum != majorOf(versionNum)) {
      throw new Refused(
          "postgresMajor",
          Text.of("postgres.refused.version", "version", String.valueOf(versionNum)));
    }
    refusal(versionNum)
        .ifPresent(reason -> {
          throw new Refused("postgresMajor", reason);
        });
  }

  /**
   * From the setting {@code server_version_num}, as 150018 or 90624.
   *
   * @throws Refused when the console does not know that major
   */
  public static PgMajor ofVersionNum(int serverVersionNum) {
    return new PgMajor(majorOf(serverVersionNum));
  }

  /**
   * From what people and file names say: {@code 9.6}, {@code 15}; also a full version as {@code
   * 15.18} or {@code 9.6.24}.
   *
   * @throws Refused when it is no version or a major that the console does not know
   */
  public static PgMajor parse(String text) {
    if (text == null || !text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}")) {
      throw new Refused(
          "postgresMajor",
          Text.of("postgres.refused.version", "version", text == null ? "" : text));
    }
    String[] parts = text.split("\\.");
    int first = Integer.parseInt(parts[0]);
    int second = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    return new PgMajor(first < 10 ? first * 10000 + second * 100 : first * 10000);
  }

  /** Why a server of that {@code server_version_num} cannot be looked after, if so. */
  public static Optional<Text> refusal(int serverVersionNum) {
    if (serverVersionNum < OLDEST) {
      return Optional.of(
          Text.of("postgres.refused.too-old", "version", name(majorOf(serverVersionNum))));
    }
    if (majorOf(serverVersionNum) > NEWEST) {
      return Optional.of(
          Text.of("postgres.refused.too-new", "version", name(majorOf(serverVersionNum))));
    }
    return Optional.empty();
  }

  /** Whether servers of this major can do that. */
  public boolean has(PgFeature feature) {
    return feature.in(this);
  }

  /** {@code 9.6}, {@code 15}: as in package and directory names. */
  public String text() {
    return name(versionNum);
  }

  @Override
  public int compareTo(PgMajor other) {
    return Comparator.comparingInt(PgMajor::versionNum).compare(this, other);
  }

  @Override
  public String toString() {
    return text();
  }

  // 9.6.24 is 90624 and of major 9.6; 15.18 is 150018 and of major 15
  private static int majorOf(int serverVersionNum) {
    return serverVersionNum < 100000
        ? serverVersionNum / 100 * 100
        : serverVersionNum / 10000 * 10000;
  }

  private static String name(int number) {
    return number < 100000
        ? number / 10000 + "." + number / 100 % 100
        : String.valueOf(number / 10000);
  }
}
