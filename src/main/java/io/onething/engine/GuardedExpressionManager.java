package io.onething.engine;

import io.onething.deadlines.Deadlines;
import io.onething.organisation.Offices;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Expressions of models see the beans on our list and plain values, nothing that leads to the
 * machine: a model is deployed by people, and CVE-2026-109432 lets a query carry an expression too.
 */
class GuardedExpressionManager extends SpringExpressionManager {

  /** What the engine would offer beside the variables: a way to all of its services. */
  private static final Set<String> ENGINE_OBJECTS =
      Set.of("execution", "caseExecution", "task", "externalTask");

  /** The bean may be wrapped by Spring, whose wrapping leads to the database and further. */
  private static final Set<String> CLOCKS =
      Set.of("due", "at", "before", "shownDue", "shownYellow");

  private static final Set<String> GROUPS = Set.of("group", "heads");

  GuardedExpressionManager(ApplicationContext context, Map<Object, Object> beans) {
    super(context, beans);
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver guarded = new CompositeELResolver();
    guarded.add(new Guard());
    guarded.add(super.createElResolver());
    return guarded;
  }

  /**
   * Only queries have their expressions evaluated outside of any process: none may carry one,
   * however deep it is hidden. {@link QueryGuard} says so sooner where it can.
   */
  @Override
  protected ProcessEngineElContext createElContext(@Nullable VariableScope scope) {
    if (scope == null) {
      throw new BadUserRequestException("Expressions are forbidden in queries; expected values");
    }
    return super.createElContext(scope);
  }

  /** The first to be asked: refuses what must not be reached and leaves everything else alone. */
  private static final class Guard extends ELResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
      refuse(base, property);
      return null;
    }

    @Override
    public @Nullable Object invoke(
        ELContext context,
        @Nullable Object base,
        Object method,
        Class<?> @Nullable [] types,
        Object @Nullable [] parameters) {
      refuse(base, method);
      return null;
    }

    private static void refuse(@Nullable Object base, Object property) {
      String name = String.valueOf(property);
      boolean open =
          switch (base) {
            case null -> !ENGINE_OBJECTS.contains(name);
            case Deadlines ignored -> CLOCKS.contains(name);
            case Offices ignored -> GROUPS.contains(name);
            default -> isPlain(base);
          };
      if (!open || (base != null && (name.equals("getClass") || name.equals("class")))) {
        throw new ELException(
            "Expression refused: '"
                + name
                + "' leads out of the model; expected plain values, deadlines and offices");
      }
    }

    /** Values that a process variable or the result of a decision can hold; nothing that acts. */
    private static boolean isPlain(Object base) {
      return base instanceof CharSequence
          || base instanceof Number
          || base instanceof Boolean
          || base instanceof Character
          || base instanceof Date
          || base instanceof TemporalAccessor
          || base instanceof Collection<?>
          || base instanceof Map<?, ?>
          || base.getClass().isArray();
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
      return null;
    }

    @Override
    public void setValue(
        ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
      refuse(base, property);
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
      return false;
    }

    @Override
    public @Nullable Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
        ELContext context, @Nullable Object base) {
      return null;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
      return Object.class;
    }
  }
}
