package pairkeeper.web.ui;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads records and enums in EL: {@code #{row.name}} calls {@code row.name()}, for components and
 * for their own questions without arguments ({@code #{pair.primary}}, {@code #{state.word}}). EL of
 * Jakarta EE 10 knows only getters.
 */
public class RecordResolver extends ELResolver {
  private static final ClassValue<Map<String, Method>> QUESTIONS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          var questions = new HashMap<String, Method>();
          for (Method method : type.getDeclaredMethods()) {
            boolean asks = method.getParameterCount() == 0 && method.getReturnType() != void.class;
            if (asks && java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
              method.setAccessible(true); // a public record nested in a package's own class
              questions.put(method.getName(), method);
            }
          }
          return questions;
        }
      };

  private static Method question(Object base, Object property) {
    Class<?> type =
        switch (base) {
          case Record r -> r.getClass();
          case Enum<?> e -> e.getDeclaringClass();
          case null, default -> null;
        };
    return type == null || property == null ? null : QUESTIONS.get(type).get(property.toString());
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    Method question = question(base, property);
    if (question == null) {
      return null;
    }
    context.setPropertyResolved(base, property);
    try {
      return question.invoke(base);
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new ELException(e);
    }
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    Method question = question(base, property);
    if (question == null) {
      return null;
    }
    context.setPropertyResolved(base, property);
    return question.getReturnType();
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    if (question(base, property) != null) {
      context.setPropertyResolved(base, property);
    }
    return true;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (question(base, property) != null) {
      throw new PropertyNotWritableException(base.getClass().getSimpleName() + "." + property);
    }
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof Record || base instanceof Enum<?> ? Object.class : null;
  }
}
