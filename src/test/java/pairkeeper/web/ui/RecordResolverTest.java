package pairkeeper.web.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.RunState;

/** EL reads records and enums by their own words. */
class RecordResolverTest {
  /** A pair of numbers. */
  public record Two(int a, int b) {
    public int sum() {
      return a + b;
    }

    public int plus(int c) {
      return sum() + c;
    }
  }

  private final RecordResolver resolver = new RecordResolver();
  private final NoContext context = new NoContext();

  @Test
  void reads_components_and_questions_without_arguments() {
    assertThat(resolver.getValue(context, new Two(1, 2), "a")).isEqualTo(1);
    assertThat(resolver.getValue(context, new Two(1, 2), "sum")).isEqualTo(3);
    assertThat(resolver.getType(context, new Two(1, 2), "sum")).isEqualTo(int.class);
    assertThat(context.isPropertyResolved()).isTrue();
  }

  @Test
  void reads_questions_of_enums() {
    assertThat(resolver.getValue(context, RunState.AWAITING_PERSON, "word"))
        .isEqualTo("awaiting-person");
  }

  @Test
  void leaves_everything_else_to_others() {
    assertThat(resolver.getValue(context, new Two(1, 2), "plus")).isNull();
    assertThat(resolver.getValue(context, "text", "length")).isNull();
    assertThat(resolver.getValue(context, null, "a")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  @Test
  void never_writes() {
    assertThatThrownBy(() -> resolver.setValue(context, new Two(1, 2), "a", 5))
        .isInstanceOf(PropertyNotWritableException.class);
  }

  private static class NoContext extends ELContext {
    @Override
    public ELResolver getELResolver() {
      return null;
    }

    @Override
    public FunctionMapper getFunctionMapper() {
      return null;
    }

    @Override
    public VariableMapper getVariableMapper() {
      return null;
    }
  }
}
