package pairkeeper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class MaintenanceWindowTest {
  private final MaintenanceWindow night = MaintenanceWindow.parse("fri,sat 22:00-04:00");

  @Test
  void reads_what_it_writes() {
    assertThat(night).hasToString("fri,sat 22:00-04:00");
    assertThat(MaintenanceWindow.parse(night.toString())).isEqualTo(night);
  }

  @Test
  void goes_on_past_midnight_into_a_day_of_its_own() {
    assertThat(night.openAt(at("2026-11-20T21:59"))).isFalse();
    assertThat(night.openAt(at("2026-11-20T22:00"))).isTrue();
    assertThat(night.openAt(at("2026-11-22T03:59"))).isTrue();
    assertThat(night.openAt(at("2026-11-22T04:00"))).isFalse();
    assertThat(night.openAt(at("2026-11-22T22:30"))).isFalse();
  }

  @Test
  void next_is_the_first_beginning_after_the_moment() {
    assertThat(night.next(at("2026-11-20T22:00"))).isEqualTo(at("2026-11-21T22:00"));
    assertThat(night.next(at("2026-11-22T12:00"))).isEqualTo(at("2026-11-27T22:00"));
  }

  @Test
  void other_writings_are_refused_with_the_field() {
    for (String text : new String[] {"", "weekend", "xyz 22:00-04:00", "sat 25:00-04:00"}) {
      assertThatThrownBy(() -> MaintenanceWindow.parse(text))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("windows"));
    }
    assertThatThrownBy(() -> MaintenanceWindow.parse("sat 22:00-22:00"))
        .isInstanceOf(Refused.class);
  }

  private static ZonedDateTime at(String local) {
    return ZonedDateTime.parse(local + ":00+01:00[Europe/Warsaw]");
  }
}
