package io.onething.engine;

import java.lang.reflect.Member;
import java.util.Iterator;
import java.util.Map;
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
      if (base instanceof Class<?>
          || base instanceof ClassLoader
          || base instanceof Member
          || base instanceof Runtime
          || base instanceof ProcessBuilder
          || base instanceof Thread
          || (base != null && (name.equals("getClass") || name.equals("class")))) {
        throw new ELException(
            "Expression refused: '"
                + name
                + "' leads out of the model; expected plain values and deadlines");
      }
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
