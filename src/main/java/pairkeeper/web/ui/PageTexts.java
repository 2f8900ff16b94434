package pairkeeper.web.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.ops.texts.Texts;

/**
 * Words in pages: {@code #{t['fleet.title']}}, {@code #{t.say(text)}} for a core text, {@code
 * #{t.with('common.plan.step','n',3)}} for a key with arguments.
 */
@Named("t")
@RequestScoped
public class PageTexts {
  private Texts texts;
  private Viewer viewer;

  protected PageTexts() {}

  @Inject
  PageTexts(Texts texts, Viewer viewer) {
    this.texts = texts;
    this.viewer = viewer;
  }

  /** A key without arguments. */
  public String word(String key) {
    return texts.say(key, viewer.getLocale());
  }

  /** A core text in the reader's language and zone; "" for null. */
  public String say(Text text) {
    return text == null ? "" : texts.say(text, viewer.getLocale(), viewer.getZone());
  }

  /** One sentence of its parts, in the reader's language and zone. */
  public String sentence(List<Text> parts) {
    return texts.sentence(parts, viewer.getLocale(), viewer.getZone());
  }

  /**
   * A key with named arguments.
   *
   * @param namesAndValues name, value, name, value, ...
   */
  public String with(String key, Object... namesAndValues) {
    var args = new HashMap<String, Object>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      args.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return say(new Text(key, args));
  }
}
