package pairkeeper.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment may say. */
class LaunchSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "https://pk.example.org", "http://10.0.0.9:8080/", "https://example.org/pk/"})
  void takes_an_address_for_links(String address) {
    assertThatCode(() -> LaunchSettings.from(Map.of("PAIRKEEPER_PUBLIC_URL", address)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pk.example.org",
        "ftp://pk.example.org",
        "https://",
        "https://pk.example.org/?a=b",
        "https://pk.example.org/#a",
        "https://me:secret@pk.example.org/",
        "https://pk example.org"
      })
  void refuses_an_address_that_no_link_can_begin_with(String address) {
    assertThatThrownBy(() -> LaunchSettings.from(Map.of("PAIRKEEPER_PUBLIC_URL", address)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("launch.failed.public-url");
  }
}
