package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;

/** Majors are read from what servers, packages and people say, and features come by range. */
class PgMajorTest {

  @ParameterizedTest
  @CsvSource({"90624,9.6", "90600,9.6", "100023,10", "150018,15", "180006,18"})
  void reads_the_number_that_servers_give(int number, String major) {
    assertThat(PgMajor.ofVersionNum(number).text()).isEqualTo(major);
  }

  @ParameterizedTest
  @CsvSource({"9.6,90600", "9.6.24,90600", "10,100000", "10.23,100000", "15,150000", "18.6,180000"})
  void reads_what_people_write(String text, int number) {
    assertThat(PgMajor.parse(text)).isEqualTo(new PgMajor(number));
  }

  @ParameterizedTest
  @CsvSource({"9.5,too-old", "8.4.22,too-old", "9,too-old", "19,too-new", "100,too-new"})
  void refuses_majors_that_it_does_not_know_and_says_why(String text, String why) {
    var refused = catchThrowableOfType(Refused.class, () -> PgMajor.parse(text));
    assertThat(refused.text().key()).isEqualTo("postgres.refused." + why);
    assertThat(refused.field()).isEqualTo("postgresMajor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 15", "15devel", "9.x", "-15", "15;", "１５", "99999999999"})
  void refuses_what_is_no_version(String text) {
    var refused = catchThrowableOfType(Refused.class, () -> PgMajor.parse(text));
    assertThat(refused.text().key()).isEqualTo("postgres.refused.version");
  }

  @Test
  void gives_the_reason_against_a_server_as_a_value() {
    assertThat(PgMajor.refusal(150018)).isEmpty();
    assertThat(PgMajor.refusal(90525))
        .get()
        .extracting(t -> t.args().get("version"))
        .isEqualTo("9.5");
    assertThat(PgMajor.refusal(190001))
        .get()
        .extracting(t -> t.args().get("version"))
        .isEqualTo("19");
  }

  @Test
  void a_major_is_not_made_of_a_minor() {
    assertThatThrownBy(() -> new PgMajor(150018)).isInstanceOf(Refused.class);
  }

  @Test
  void majors_are_ordered_by_age() {
    assertThat(PgMajor.ALL).isSorted().hasSize(10);
    assertThat(PgMajor.parse("9.6")).isLessThan(PgMajor.parse("10"));
  }

  @Test
  void standbys_are_made_by_a_signal_file_since_12() {
    assertThat(having(PgFeature.STANDBY_SIGNAL))
        .containsExactly("12", "13", "14", "15", "16", "17", "18");
  }

  @Test
  void promotes_by_sql_since_12() {
    assertThat(having(PgFeature.PG_PROMOTE)).first().isEqualTo("12");
  }

  @Test
  void old_names_end_with_9_6() {
    assertThat(having(PgFeature.XLOG_NAMES)).containsExactly("9.6");
  }

  @Test
  void trigger_files_end_with_15() {
    assertThat(having(PgFeature.TRIGGER_FILE)).last().isEqualTo("15");
  }

  @Test
  void every_feature_is_in_some_major_and_ranges_are_contiguous() {
    for (PgFeature feature : PgFeature.values()) {
      List<Integer> at =
          PgMajor.ALL.stream().filter(pg -> pg.has(feature)).map(PgMajor.ALL::indexOf).toList();
      assertThat(at).as(feature.name()).isNotEmpty();
      assertThat(at.getLast() - at.getFirst()).as(feature.name()).isEqualTo(at.size() - 1);
    }
  }

  @Test
  void retention_is_either_by_segments_or_by_size() {
    for (PgMajor pg : PgMajor.ALL) {
      assertThat(pg.has(PgFeature.WAL_KEEP_SEGMENTS)).isNotEqualTo(pg.has(PgFeature.WAL_KEEP_SIZE));
    }
  }

  private static List<String> having(PgFeature feature) {
    return PgMajor.ALL.stream()
        .filter(pg -> pg.has(feature))
        .map(PgMajor::text)
        .collect(Collectors.toList());
  }

  @Test
  void features_name_majors_that_exist() {
    assertThat(
            Arrays.stream(PgFeature.values())
                .flatMap(f -> java.util.stream.Stream.of(f.from(), f.until())))
        .filteredOn(t -> !t.isEmpty())
        .allSatisfy(t -> assertThat(PgMajor.ALL).contains(PgMajor.parse(t)));
  }
}
