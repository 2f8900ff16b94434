package pairkeeper.ops.runs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.run.KeptOutput;
import pairkeeper.core.run.Rescued;

/**
 * Takes the plan's secrets out of everything that is stored. Remote has done so already; a second
 * look costs nothing, and what is stored is read by many.
 */
final class Masker {
  private static final int RESCUE_MOST = 20_000;

  private final List<String> values;

  Masker(Collection<Secret> secrets) {
    values = secrets.stream().map(Secret::reveal).filter(v -> v.length() >= 4).toList();
  }

  String mask(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, "•••");
    }
    return masked;
  }

  Text mask(Text text) {
    if (text == null || values.isEmpty()) {
      return text;
    }
    Map<String, Object> args = new TreeMap<>();
    text.args().forEach((n, v) -> args.put(n, v instanceof String s ? mask(s) : v));
    return new Text(text.key(), args);
  }

  /** As it is stored: masked, and cut to what is kept. */
  Ended mask(Ended e) {
    return new Ended(
        e.state(),
        e.exitCode(),
        mask(e.why()),
        mask(KeptOutput.of(e.output())),
        e.rescues().stream().map(this::mask).toList(),
        e.looked());
  }

  private Rescued mask(Rescued r) {
    String output = mask(KeptOutput.of(r.output()));
    int from = Math.max(0, output.length() - RESCUE_MOST);
    return new Rescued(r.title(), r.done(), mask(r.why()), output.substring(from));
  }
}
