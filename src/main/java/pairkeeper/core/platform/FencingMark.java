package pairkeeper.core.platform;

/**
 * What the last run that took a fencing number left on a server, whichever console carried it out.
 *
 * @param number counts up with each run that changes the pair; 0 where no run ever did
 * @param plan id of that run's plan, or ""
 * @param takenAt when, by the server's clock in ISO 8601, or ""
 */
public record FencingMark(long number, String plan, String takenAt) {
  static final FencingMark NONE = new FencingMark(0, "", "");

  /** Reads {@code number=7}, {@code plan=...}, {@code at=...}, a line each; never fails. */
  public static FencingMark parse(String text) {
    FencingMark mark = NONE;
    for (String line : text.split("\n")) {
      String value = line.substring(line.indexOf('=') + 1).strip();
      mark =
          switch (line.substring(0, Math.max(0, line.indexOf('=')))) {
            case "number" ->
                new FencingMark(
                    value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0,
                    mark.plan,
                    mark.takenAt);
            case "plan" -> new FencingMark(mark.number, value, mark.takenAt);
            case "at" -> new FencingMark(mark.number, mark.plan, value);
            default -> mark;
          };
    }
    return mark;
  }
}
