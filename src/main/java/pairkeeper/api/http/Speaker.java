package pairkeeper.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;

/** Says texts in the language that the request asks for, else in that of the token's owner. */
@ApplicationScoped
public class Speaker {
  private Texts texts;
  private CurrentUser user;
  private HttpServletRequest request;

  protected Speaker() {}

  @Inject
  Speaker(Texts texts, CurrentUser user, HttpServletRequest request) {
    this.texts = texts;
    this.user = user;
    this.request = request;
  }

  /** The text in the reader's language; null stays null. */
  public String say(Text text) {
    return text == null ? null : texts.say(text, locale());
  }

  /** The text of that key if there is one, else "". */
  public String sayIfKnown(String key) {
    return texts.knows(key) ? texts.say(key, locale()) : "";
  }

  /** The reader's language. */
  public Locale locale() {
    String wanted = request.getHeader("Accept-Language");
    return wanted == null || wanted.isBlank()
        ? user.actor().locale()
        : Language.accepted(wanted).locale();
  }
}
