package pairkeeper.api.inventory;

import java.util.List;
import pairkeeper.api.http.Speaker;
import pairkeeper.ops.inventory.Trial;

/**
 * One thing that was found while trying out.
 *
 * @param result pass, warn or block
 */
public record FindingJson(String result, String text) {

  static List<FindingJson> of(Trial trial, Speaker speaker) {
    return trial.findings().stream()
        .map(f -> new FindingJson(result(f.icon()), speaker.say(f.text())))
        .toList();
  }

  private static String result(String icon) {
    return icon.equals("ok") ? "pass" : icon;
  }
}
