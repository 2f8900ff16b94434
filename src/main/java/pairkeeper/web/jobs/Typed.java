package pairkeeper.web.jobs;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** Numbers as people type them into a form. */
final class Typed {
  private Typed() {}

  /**
   * A whole number from 0 on.
   *
   * @throws Refused naming the field
   */
  static int whole(String field, String typed) {
    String text = typed == null ? "" : typed.strip();
    if (!text.matches("\\d{1,9}")) {
      throw new Refused(field, Text.of("jobpages.form.number"));
    }
    return Integer.parseInt(text);
  }
}
