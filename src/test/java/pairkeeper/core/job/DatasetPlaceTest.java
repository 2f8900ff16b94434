package pairkeeper.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;

/** Which names of datasets are taken. */
class DatasetPlaceTest {
  private static final UUID SERVER = new UUID(0, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {"tank", "tank/documents", "tank/the old archive/2026", "r-pool_1/a.b:c-d"})
  void takes_what_zfs_takes(String name) {
    assertThat(new DatasetPlace(SERVER, name).dataset()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tank", "tank/", "tank//a", "tank/..", "tank/./a", "tank@a", "tank/a@b", "tank#a",
        "tank/a%b", "tank/a,b", "-tank", "tank/-rf", "tank/ a", "tank/a /b", "1tank", "tank/it's",
        "tank/$(id)", "tank/a\tb", "tank/\u0142", "tank/{{said:key}}"
      })
  void refuses_what_is_no_plain_dataset(String name) {
    assertThatThrownBy(() -> new DatasetPlace(SERVER, name))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.field()).isEqualTo("dataset"));
  }
}
