package io.onething.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement.CallableElementBinding;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** What a shared process knows of the activity that called it. */
final class CallingActivity {

  private static final String DESCRIBED = "onething.described";

  private CallingActivity() {}

  /**
   * Lets what a call activity calls find it again, and run under the number of the case as its
   * business key, as messages, lists and searches expect of everything that belongs to a case. A
   * release calls what it holds; one from before releases held anything calls the folder's, and
   * never what a later release of any bundle has brought.
   */
  static void prepare(ActivityImpl activity, ModelElement described) {
    activity.setProperty(DESCRIBED, described);
    if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior behavior) {
      CallableElement callable = behavior.getCallableElement();
      callable.setBusinessKeyValueProvider(new KeyOfCaller());
      if (callable.isLatestBinding()) {
        callable.setBinding(CallableElementBinding.VERSION);
        callable.setVersionValueProvider(new HouseVersion(callable));
      }
    }
  }

  /** The activity that called the process, as its model describes it. */
  static Optional<ModelElement> of(DelegateExecution execution) {
    return execution.getProcessInstance().getSuperExecution() instanceof ExecutionEntity caller
            && caller.getActivity() != null
            && caller.getActivity().getProperty(DESCRIBED) instanceof ModelElement described
        ? Optional.of(described)
        : Optional.empty();
  }

  /** A variable of the process, or of the nearest one around it that has it; null without any. */
  static @Nullable Object variable(DelegateExecution execution, String name) {
    @Nullable DelegateExecution at = execution;
    while (at != null && !at.hasVariable(name)) {
      at = at.getProcessInstance().getSuperExecution();
    }
    return at == null ? null : at.getVariable(name);
  }

  private static final class KeyOfCaller implements ParameterValueProvider {

    @Override
    public @Nullable Object getValue(VariableScope scope) {
      return scope instanceof DelegateExecution caller ? caller.getProcessBusinessKey() : null;
    }

    @Override
    public boolean isDynamic() {
      return true;
    }
  }
}
