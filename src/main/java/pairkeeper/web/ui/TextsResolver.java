package pairkeeper.web.ui;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;

/** Reads {@code #{t['some.key']}} as the words of that key. */
public class TextsResolver extends ELResolver {

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (!(base instanceof PageTexts texts) || property == null) {
      return null;
    }
    context.setPropertyResolved(base, property);
    return texts.word(property.toString());
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    if (base instanceof PageTexts) {
      context.setPropertyResolved(base, property);
      return String.class;
    }
    return null;
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    if (base instanceof PageTexts) {
      context.setPropertyResolved(base, property);
    }
    return true;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    // words are never written; another resolver reports it
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof PageTexts ? String.class : null;
  }
}
