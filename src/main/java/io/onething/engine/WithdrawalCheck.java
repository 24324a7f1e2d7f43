package io.onething.engine;

import io.onething.catalog.Fault;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal ends the case: each end of the event sub-process that it begins says how. Otherwise
 * the case would stand open for ever with nothing left to do.
 */
final class WithdrawalCheck {

  private final ReadModel model;
  private final List<Fault> faults;

  WithdrawalCheck(ReadModel model, List<Fault> faults) {
    this.model = model;
    this.faults = faults;
  }

  void check() {
    for (StartEvent start : model.bpmn().getModelElementsByType(StartEvent.class)) {
      if (begins(start) && start.getParentElement() instanceof SubProcess withdrawal) {
        withdrawal.getChildElementsByType(EndEvent.class).stream()
            .filter(end -> !Declared.of(end).containsKey(Declared.OUTCOME))
            .map(FlowNode::getId)
            .forEach(
                id ->
                    faults.add(
                        new Fault(
                            model.path(),
                            id,
                            "ends a withdrawal and leaves the case open",
                            "the property outcome")));
      }
    }
  }

  private static boolean begins(StartEvent start) {
    return start.getEventDefinitions().stream()
        .filter(MessageEventDefinition.class::isInstance)
        .map(definition -> ((MessageEventDefinition) definition).getMessage())
        .anyMatch(WithdrawalCheck::isWithdrawal);
  }

  private static boolean isWithdrawal(@Nullable Message message) {
    return message != null && CaseProcesses.WITHDRAWAL.equals(message.getName());
  }
}
