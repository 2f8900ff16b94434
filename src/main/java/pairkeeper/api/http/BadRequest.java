package pairkeeper.api.http;

import pairkeeper.core.model.Text;

/** A request that is refused for its form, before anything looks at what it says. */
public class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;
  private final String field;
  private final transient Text text;

  private BadRequest(int status, String kind, String field, Text text) {
    super(field + ": " + text.key());
    this.status = status;
    this.kind = kind;
    this.field = field;
    this.text = text;
  }

  /** One that asks for what a later release will do. */
  public static BadRequest notInThisRelease(String field, String what) {
    return new BadRequest(
        400, "not-in-this-release", field, Text.of("problems.not-in-this-release", "what", what));
  }

  /** A request without a body. */
  public static BadRequest noBody() {
    return new BadRequest(400, "malformed", "", Text.of("problems.no-body"));
  }

  /** A value that is none of those that are known. */
  public static BadRequest unknownWord(String field, String word, String known) {
    return new BadRequest(
        400,
        "malformed",
        field,
        Text.of("problems.unknown-word", "word", word == null ? "" : word, "known", known));
  }

  /** A change that does not say which writing of the thing it changes. */
  public static BadRequest noVersion() {
    return new BadRequest(428, "version-needed", "If-Match", Text.of("problems.version-needed"));
  }

  /** A body that must be there. */
  public static <T> T body(T body) {
    if (body == null) {
      throw noBody();
    }
    return body;
  }

  int status() {
    return status;
  }

  String kind() {
    return kind;
  }

  String field() {
    return field;
  }

  Text text() {
    return text;
  }
}
