package pairkeeper.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids are of version 7, unique and in the order of making. */
class IdsTest {

  @Test
  void ids_are_of_version_7_and_variant_2() {
    UUID id = Ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16)
        .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(60_000L));
  }

  @Test
  void ids_of_one_moment_are_unique_and_sorted() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 20_000; i++) {
      made.add(Ids.next().toString());
    }
    assertThat(made).isSorted();
    assertThat(new HashSet<>(made)).hasSameSizeAs(made);
  }
}
