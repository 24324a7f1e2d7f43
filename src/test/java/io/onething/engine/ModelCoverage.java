package io.onething.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** What of the deployed models no case in {@link ProcessWorld} has come to. */
final class ModelCoverage {

  private ModelCoverage() {}

  /** Flow nodes of these processes, as {@code <process>/<node>}. */
  static Collection<String> nodesNotReached(Collection<String> processes) {
    HistoryService history = ProcessWorld.bean(HistoryService.class);
    return missing(
        processes,
        FlowNode.class,
        id -> {
          String[] parts = id.split("/", 2);
          return history.createHistoricActivityInstanceQuery().activityId(parts[1]).list().stream()
              .anyMatch(visit -> visit.getProcessDefinitionKey().equals(parts[0]));
        });
  }

  /** Sequence flows of these processes, as {@code <process>/<flow>}. */
  static Collection<String> flowsNotTaken(Collection<String> processes) {
    return missing(processes, SequenceFlow.class, TakenFlows.TAKEN::contains);
  }

  /** The processes that these call. */
  static Set<String> called(Collection<String> processes) {
    Set<String> called = new TreeSet<>();
    for (String process : processes) {
      deployed(process)
          .getModelElementsByType(CallActivity.class)
          .forEach(activity -> called.add(activity.getCalledElement()));
    }
    return called;
  }

  private static Collection<String> missing(
      Collection<String> processes, Class<? extends FlowElement> kind, Predicate<String> seen) {
    Collection<String> missing = new TreeSet<>();
    for (String process : processes) {
      deployed(process).getModelElementsByType(kind).stream()
          .filter(element -> !isCompensationMarker(element))
          .map(element -> process + "/" + element.getId())
          .filter(seen.negate())
          .forEach(missing::add);
    }
    return missing;
  }

  private static BpmnModelInstance deployed(String process) {
    RepositoryService repository = ProcessWorld.bean(RepositoryService.class);
    return repository.getBpmnModelInstance(
        List.copyOf(
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .list())
            .get(0)
            .getId());
  }

  /** The engine keeps no history of them; that they work shows in what they undo. */
  private static boolean isCompensationMarker(FlowElement element) {
    return element instanceof BoundaryEvent boundary
        && boundary.getEventDefinitions().stream()
            .anyMatch(CompensateEventDefinition.class::isInstance);
  }
}
