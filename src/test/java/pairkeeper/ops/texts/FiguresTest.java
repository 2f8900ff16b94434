package pairkeeper.ops.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Amounts, durations and times as people of each language write them. */
class FiguresTest {
  private static final Texts TEXTS = new Texts();
  private final Figures english = in("en", "Europe/Warsaw");
  private final Figures russian = in("ru", "Europe/Moscow");

  @Test
  void counts_bytes_as_postgresql_does() {
    assertThat(plain(english.bytes(0L))).isEqualTo("0 B");
    assertThat(plain(english.bytes(1023L))).isEqualTo("1,023 B");
    assertThat(plain(english.bytes(1024L))).isEqualTo("1 kB");
    assertThat(plain(english.bytes(16_179L))).isEqualTo("15.8 kB");
    assertThat(plain(english.bytes(120_832L))).isEqualTo("118 kB");
    assertThat(plain(english.bytes(3_565_158L))).isEqualTo("3.4 MB");
    assertThat(plain(english.bytes(1_048_575L))).isEqualTo("1 MB");
    assertThat(plain(english.bytes(Long.MAX_VALUE))).isEqualTo("8,192 PB");
    assertThat(plain(russian.bytes(3_565_158L))).isEqualTo("3,4 МБ");
    assertThat(english.bytes(null)).isEqualTo("—");
  }

  @Test
  void writes_durations_with_two_units() {
    assertThat(plain(english.duration(Duration.ofMillis(420)))).isEqualTo("0.4 s");
    assertThat(plain(english.duration(Duration.ofSeconds(41)))).isEqualTo("41 s");
    assertThat(plain(english.duration(Duration.ofSeconds(252)))).isEqualTo("4 min 12 s");
    assertThat(plain(english.duration(Duration.ofMinutes(185)))).isEqualTo("3 h 05 min");
    assertThat(plain(english.duration(Duration.ofHours(1006)))).isEqualTo("41 d 22 h");
    assertThat(plain(russian.duration(Duration.ofMillis(420)))).isEqualTo("0,4 с");
  }

  @Test
  void writes_ages_only_as_exact_as_they_need_to_be() {
    assertThat(plain(english.age(Duration.ofMillis(8900)))).isEqualTo("8 s");
    assertThat(plain(english.age(Duration.ofSeconds(14 * 60 + 50)))).isEqualTo("14 min");
    assertThat(plain(english.age(Duration.ofMinutes(112)))).isEqualTo("1 h 52 min");
    assertThat(plain(english.age(Duration.ofDays(12)))).isEqualTo("12 d");
  }

  @Test
  void writes_times_in_the_reader_s_zone() {
    Instant at = Instant.parse("2026-11-20T02:12:40Z");
    assertThat(english.time(at, at.plusSeconds(60))).isEqualTo("03:12:40");
    assertThat(english.time(at, at.plusSeconds(86_400 * 3))).isEqualTo("20 Nov 03:12");
    assertThat(english.time(at, at.plusSeconds(86_400 * 100))).isEqualTo("20 Nov 2026 03:12");
    assertThat(english.clock(at, ZoneId.of("America/Sao_Paulo"))).startsWith("23:12 ");
    assertThat(Figures.utc(at)).isEqualTo("2026-11-20 02:12:40 UTC");
  }

  private static Figures in(String tag, String zone) {
    return new Figures(TEXTS, Locale.forLanguageTag(tag), ZoneId.of(zone));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
