package pairkeeper.web.access;

import java.util.List;

/** What people call a browser, from what it says of itself: "Firefox, Windows". */
final class BrowserName {
  /** More telling ones first: Edge and Opera call themselves Chrome too, and Chrome Safari. */
  private static final List<String[]> BROWSERS =
      List.of(
          new String[] {"Edg", "Edge"},
          new String[] {"OPR", "Opera"},
          new String[] {"Firefox", "Firefox"},
          new String[] {"Chrome", "Chrome"},
          new String[] {"Safari", "Safari"});

  private static final List<String[]> SYSTEMS =
      List.of(
          new String[] {"Android", "Android"},
          new String[] {"iPhone", "iPhone"},
          new String[] {"iPad", "iPad"},
          new String[] {"Windows", "Windows"},
          new String[] {"Mac OS", "macOS"},
          new String[] {"Linux", "Linux"});

  private BrowserName() {}

  /** Browser and system; what it said, shortened, where neither is known. */
  static String of(String agent) {
    String browser = first(BROWSERS, agent);
    String system = first(SYSTEMS, agent);
    if (browser.isEmpty() && system.isEmpty()) {
      return agent.substring(0, Math.min(60, agent.length()));
    }
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
  }

  private static String first(List<String[]> signs, String agent) {
    return signs.stream().filter(s -> agent.contains(s[0])).map(s -> s[1]).findFirst().orElse("");
  }
}
