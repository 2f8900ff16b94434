package pairkeeper.web.fleet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What of the fleet is shown: all of it is in the address, so that a view can be shared as a link.
 *
 * @param words looked for, "" for all
 * @param group one of {@link #GROUPS}, or "" for all
 * @param ready one of {@link #READY}: whether they could fail over now, or "" for all
 * @param page from 1
 */
record FleetView(String words, String group, String ready, int page) {
  static final List<String> GROUPS = List.of("person", "watch", "unknown", "ok");
  static final List<String> READY = List.of("no", "unknown", "yes");

  /** From an address that people may have written themselves; what makes no sense is left out. */
  static FleetView of(String words, String group, String ready, String page) {
    return new FleetView(
        words == null ? "" : words.strip(),
        group != null && GROUPS.contains(group) ? group : "",
        ready != null && READY.contains(ready) ? ready : "",
        page != null && page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
  }

  /** The first page of another group of the same pairs. */
  FleetView in(String other) {
    return new FleetView(words, other, "", 1);
  }

  /** The first page of those of the same pairs that could, or could not, fail over now. */
  FleetView able(String other) {
    return new FleetView(words, "", other, 1);
  }

  FleetView at(int other) {
    return new FleetView(words, group, ready, other);
  }

  /** Its address below the context root; "&" and "=" of the words are percent-encoded. */
  String address() {
    var address = new StringBuilder("/fleet/index.xhtml");
    char next = '?';
    if (!words.isEmpty()) {
      address.append(next).append("q=").append(URLEncoder.encode(words, StandardCharsets.UTF_8));
      next = '&';
    }
    if (!group.isEmpty()) {
      address.append(next).append("state=").append(group);
      next = '&';
    }
    if (!ready.isEmpty()) {
      address.append(next).append("ready=").append(ready);
      next = '&';
    }
    if (page > 1) {
      address.append(next).append("page=").append(page);
    }
    return address.toString();
  }
}
