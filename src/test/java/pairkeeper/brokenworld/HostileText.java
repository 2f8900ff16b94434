package pairkeeper.brokenworld;

import java.util.List;

/** What people, pasted files and attackers put into fields. */
public final class HostileText {
  /** A file that exists as soon as anything of these texts is executed. */
  public static final String PROOF = "/tmp/pairkeeper-was-here";

  public static final List<String> ALL =
      List.of(
          "O'Brien \"the\\boss\"",
          "x'; DROP TABLE customer; --",
          "$(touch " + PROOF + ")",
          "/srv/`touch " + PROOF + "`;touch " + PROOF + "|$IFS&",
          "two\nlines",
          "carriage\rreturn",
          "100% %n %s %2F",
          "{0} {name} '{' #{1+1} ${7*7}",
          "<script>document.title='taken'</script><b>&amp;",
          "\uD83D\uDE00 \uD835\uDCAB\uD835\uDC54",
          "\u200Fright to left",
          "turned \u202Eround",
          "x".repeat(10_000),
          "y".repeat(65_536),
          "{{secret:00000000-0000-4000-8000-000000000000}}",
          "nul\u0000byte",
          "half \uD83D of a sign",
          "../../../../etc/passwd",
          "-oProxyCommand=touch " + PROOF,
          "=HYPERLINK(\"http://example.invalid\")");

  private HostileText() {}
}
