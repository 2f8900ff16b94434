package pairkeeper.core.model;

/**
 * Input that cannot be taken, with the field it belongs to and the text that tells a person what to
 * do; pages show it next to the field, the API as a problem document.
 */
public class Refused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final transient Text text;

  /**
   * @param field the name of the form or JSON field, or "" when it concerns the whole request
   * @param text what is wrong and what to do, in no language
   */
  public Refused(String field, Text text) {
    super(field + ": " + text.key());
    this.field = field;
    this.text = text;
  }

  public String field() {
    return field;
  }

  public Text text() {
    return text;
  }
}
