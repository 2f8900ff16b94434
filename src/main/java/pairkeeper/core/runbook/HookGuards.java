package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.model.Text;

/** What is said of a pair's hooks before a plan; of a pair without any, nothing. */
final class HookGuards {
  private HookGuards() {}

  static void check(GuardList list, HookScene scene, Instant at) {
    if (scene.commands().findAny().isEmpty()) {
      return;
    }
    List<Hook.Command> none = scene.leftOut();
    String names = none.stream().map(Hook::name).collect(Collectors.joining(", "));
    list.warn(
        none.isEmpty(),
        "hooks-have-servers",
        Text.of("guards.hooks-have-servers." + (none.isEmpty() ? "yes" : "no"), "names", names),
        "console",
        at);
  }
}
