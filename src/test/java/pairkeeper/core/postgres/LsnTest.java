package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;

/** Positions are unsigned 64 bit numbers and print as PostgreSQL prints them. */
class LsnTest {

  @Test
  void prints_as_postgresql_does() {
    assertThat(new Lsn(0x1C9A04F3B0L)).hasToString("1C/9A04F3B0");
    assertThat(new Lsn(0x3000060L)).hasToString("0/3000060");
    assertThat(new Lsn(-1)).hasToString("FFFFFFFF/FFFFFFFF");
  }

  @Property
  void every_position_survives_printing_and_reading(@ForAll long bits) {
    assertThat(Lsn.parse(new Lsn(bits).toString())).isEqualTo(new Lsn(bits));
  }

  @Test
  void reads_lower_case_and_leading_zeros_too() {
    assertThat(Lsn.parse("001c/0a04f3b0")).isEqualTo(Lsn.parse("1C/A04F3B0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "1C9A04F3B0",
        "/0",
        "0/",
        "1C/",
        "123456789/0",
        "0/123456789",
        "-1/0",
        "0x1/0",
        "0/0 "
      })
  void refuses_what_is_no_position(String text) {
    assertThatThrownBy(() -> Lsn.parse(text)).isInstanceOf(Refused.class);
  }

  @Test
  void the_difference_is_in_bytes_and_has_a_sign() {
    assertThat(Lsn.parse("1/0").minus(Lsn.parse("0/FFFFFFFF"))).isEqualTo(1);
    assertThat(Lsn.parse("0/3000000").minus(Lsn.parse("0/3000060"))).isEqualTo(-96);
    assertThat(Lsn.parse("80000000/10").minus(Lsn.parse("7FFFFFFF/FFFFFFF0"))).isEqualTo(32);
  }

  @Test
  void a_difference_that_has_no_number_is_an_error_and_not_a_wrong_number() {
    assertThatThrownBy(() -> new Lsn(-1).minus(Lsn.ZERO)).isInstanceOf(ArithmeticException.class);
  }

  @Property
  void order_is_that_of_unsigned_numbers(@ForAll long a, @ForAll long b) {
    assertThat(new Lsn(a).isBefore(new Lsn(b))).isEqualTo(Long.compareUnsigned(a, b) < 0);
    assertThat(new Lsn(a).max(new Lsn(b)).compareTo(new Lsn(b))).isGreaterThanOrEqualTo(0);
  }
}
