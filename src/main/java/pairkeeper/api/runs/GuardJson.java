package pairkeeper.api.runs;

import java.time.Instant;
import java.util.Locale;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.plan.GuardResult;

/** What a guard found, as a client sees it. */
public record GuardJson(
    String id,
    String title,
    String result,
    String evidence,
    String source,
    Instant at,
    String advice) {

  static GuardJson of(GuardResult guard, Speaker speaker) {
    return new GuardJson(
        guard.id(),
        speaker.sayIfKnown("guards." + guard.id() + ".title"),
        guard.result().name().toLowerCase(Locale.ROOT),
        speaker.say(guard.evidence()),
        guard.source(),
        guard.at(),
        guard.result() == GuardResult.Result.PASS ? null : speaker.say(guard.advice()));
  }
}
