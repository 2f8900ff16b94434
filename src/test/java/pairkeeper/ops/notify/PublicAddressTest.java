package pairkeeper.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Message;

/** Where the link in a message leads. */
class PublicAddressTest {
  @ParameterizedTest
  @CsvSource({
    "pair:01, https://pk.example.org/monitoring/pair.xhtml?id=01",
    "run:02, https://pk.example.org/runs/run.xhtml?id=02",
    "job:03, https://pk.example.org/jobs/job.xhtml?id=03",
    "digest:04, https://pk.example.org/",
    "test, https://pk.example.org/"
  })
  void leads_to_the_page_of_what_the_message_is_about(String about, String link) {
    assertThat(new PublicAddress("https://pk.example.org/").of(message(about))).isEqualTo(link);
  }

  @Test
  void is_left_out_when_nobody_said_where_the_console_is_reached() {
    assertThat(new PublicAddress(" ").of(message("pair:01"))).isEmpty();
  }

  @Test
  void leads_to_pages_that_exist() {
    assertThat(PublicAddress.PAGES.values())
        .allSatisfy(page -> assertThat(Path.of("webapp" + page)).isRegularFile());
  }

  private static Message message(String about) {
    var words = new Message.Words(Text.of("notify.test.title"), "", "", List.of());
    return new Message("key", about, "m", "s", null, (UUID) null, Instant.EPOCH, words);
  }
}
