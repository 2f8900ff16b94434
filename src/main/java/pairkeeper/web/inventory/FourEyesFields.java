package pairkeeper.web.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import pairkeeper.core.model.FourEyes;

/** The check boxes by which it is said what needs a second person. */
final class FourEyesFields {
  private FourEyesFields() {}

  static Map<String, Boolean> of(FourEyes stored) {
    var boxes = new LinkedHashMap<String, Boolean>();
    FourEyes.KNOWN.forEach(runbook -> boxes.put(runbook, stored.needs(runbook)));
    return boxes;
  }

  static FourEyes chosen(Map<String, Boolean> boxes) {
    return FourEyes.of(
        FourEyes.KNOWN.stream().filter(r -> Boolean.TRUE.equals(boxes.get(r))).toList());
  }
}
