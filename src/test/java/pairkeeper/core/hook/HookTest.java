package pairkeeper.core.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Refused;

/** What a hook may be; everything else is refused beside its field. */
class HookTest {
  private static final Set<Occasion> SWITCHOVER = Set.of(Occasion.SWITCHOVER);

  @Test
  void words_of_any_script_and_sign_are_kept_as_they_are() {
    var words = List.of("/opt/a b/stop", "'\";$()\\`", "-rf", "../..", "żółć", "", "漢");
    assertThat(command(words).words()).isEqualTo(words);
  }

  @Test
  void refuses_what_could_break_a_line_or_show_a_secret() {
    for (String word :
        List.of(
            "a\nb",
            "a\0b",
            "a\u001bb",
            "a\u202eb",
            "{{said:shut-down}}",
            "{{secret:0198a2b4-0000-7000-8000-00000000b001}}")) {
      refused("command", () -> command(List.of("echo", word)));
    }
    refused("command", () -> command(List.of()));
    refused("command", () -> command(List.of(" ")));
    refused("command", () -> command(List.of("-c", "x")));
    refused("command", () -> command(List.of("A=1", "x")));
    refused("command", () -> command(List.of("x".repeat(65536))));
    refused("command", () -> command(Collections.nCopies(101, "x")));
  }

  @Test
  void refuses_other_fields_that_cannot_be() {
    refused("place", () -> new Place("nobody"));
    refused("place", () -> new Place(null));
    refused("name", () -> hook("a\nb", Moment.AFTER, SWITCHOVER, "root", 60, false));
    refused("name", () -> hook("", Moment.AFTER, SWITCHOVER, "root", 60, false));
    refused("runbooks", () -> hook("x", Moment.AFTER, Set.of(), "root", 60, false));
    refused("user", () -> hook("x", Moment.AFTER, SWITCHOVER, "root; id", 60, false));
    refused("user", () -> hook("x", Moment.AFTER, SWITCHOVER, "-u", 60, false));
    refused("limitSeconds", () -> hook("x", Moment.AFTER, SWITCHOVER, "root", 0, false));
    refused("limitSeconds", () -> hook("x", Moment.AFTER, SWITCHOVER, "root", 3601, false));
    refused("limitSeconds", () -> hook("x", Moment.ABORTED, SWITCHOVER, "root", 51, false));
    refused("onFailure", () -> hook("x", Moment.AFTER, SWITCHOVER, "root", 60, true));
    refused(
        "runbooks", () -> hook("x", Moment.ABORTED, Set.of(Occasion.FAILOVER), "root", 5, false));
    refused("question", () -> new Hook.Question("x", Moment.AFTER, SWITCHOVER, "a\nb", false));
    refused("moment", () -> new Hook.Question("x", Moment.ABORTED, SWITCHOVER, "ok?", false));
  }

  @Test
  void a_server_is_meant_by_its_id_whatever_its_role() {
    UUID id = UUID.fromString("0198a2b4-0000-7000-8000-00000000b001");
    assertThat(new Place(id.toString()).server()).contains(id);
    assertThat(Place.PRIMARY.server()).isEmpty();
  }

  private static Hook.Command command(List<String> words) {
    return new Hook.Command("x", Moment.BEFORE, SWITCHOVER, Place.PRIMARY, "root", words, 60, true);
  }

  private static Hook hook(
      String name, Moment moment, Set<Occasion> on, String user, int limit, boolean vital) {
    return new Hook.Command(name, moment, on, Place.PRIMARY, user, List.of("true"), limit, vital);
  }

  private static void refused(String field, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }
}
