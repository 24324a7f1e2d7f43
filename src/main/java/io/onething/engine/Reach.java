package io.onething.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Where a model may still come from what is open now: rather too much than too little, since
 * conditions are not looked at. Includes what is open, and what it is open in.
 */
final class Reach {

  private final Set<FlowNode> found = new HashSet<>();
  private final Set<FlowNode> entered = new HashSet<>();
  private final Deque<FlowNode> toLeave = new ArrayDeque<>();

  private Reach() {}

  /**
   * @param open ids of the activities that are open
   */
  static Set<FlowNode> from(BpmnModelInstance model, Collection<String> open) {
    Reach reach = new Reach();
    for (String id : open) {
      if (model.getModelElementById(id) instanceof FlowNode node) {
        reach.reached(node);
      }
    }
    while (!reach.toLeave.isEmpty()) {
      reach.leave(reach.toLeave.remove());
    }
    return reach.found;
  }

  private void reached(FlowNode node) {
    if (found.add(node)) {
      toLeave.add(node);
    }
  }

  private void leave(FlowNode node) {
    for (SequenceFlow flow : node.getOutgoing()) {
      enter(flow.getTarget());
    }
    ModelElementInstance scope = node.getParentElement();
    if (node instanceof Activity activity) {
      scope.getChildElementsByType(BoundaryEvent.class).stream()
          .filter(event -> activity.equals(event.getAttachedTo()))
          .forEach(this::enter);
    }
    scope.getChildElementsByType(SubProcess.class).stream()
        .filter(SubProcess::triggeredByEvent)
        .forEach(this::enter);
    if (scope instanceof SubProcess around) {
      reached(around);
    }
  }

  private void enter(FlowNode node) {
    reached(node);
    if (node instanceof SubProcess inner && entered.add(node)) {
      inner.getChildElementsByType(StartEvent.class).forEach(this::enter);
    }
  }
}
