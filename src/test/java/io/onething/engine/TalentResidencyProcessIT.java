package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/** Every path of the shipped models, and the proof that none was left out. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TalentResidencyProcessIT {

  @Nested
  class Checks extends CheckScenarios {}

  @Nested
  class Review extends ReviewScenarios {}

  @Nested
  class MoveOut extends MoveOutScenarios {}

  @Nested
  class Withdrawal extends WithdrawalScenarios {}

  @Nested
  class Prefill extends PrefillScenarios {}

  @Nested
  class Desk extends FallbackDeskScenarios {}

  @Nested
  class Poll extends PollScenarios {}

  @Nested
  class Rules extends RuleScenarios {}

  /** Last of all. */
  @Nested
  @Order(Integer.MAX_VALUE)
  class Coverage {

    @Test
    void everyFlowNodeWasReached() {
      Set<String> reached =
          ProcessWorld.bean(HistoryService.class)
              .createHistoricActivityInstanceQuery()
              .unlimitedList()
              .stream()
              .map(HistoricActivityInstance::getActivityId)
              .collect(Collectors.toSet());

      assertThat(missing(FlowNode.class, reached)).as("flow nodes that no test reaches").isEmpty();
    }

    @Test
    void everySequenceFlowWasTaken() {
      assertThat(missing(SequenceFlow.class, TakenFlows.TAKEN))
          .as("sequence flows that no test takes")
          .isEmpty();
    }

    private static Collection<String> missing(
        Class<? extends org.camunda.bpm.model.bpmn.instance.FlowElement> kind,
        Set<String> reached) {
      Set<String> missing = new TreeSet<>();
      for (BpmnModelInstance model : shipped()) {
        model.getModelElementsByType(kind).stream()
            .filter(element -> !isCompensationMarker(element))
            .map(element -> element.getId())
            .filter(id -> !reached.contains(id))
            .forEach(missing::add);
      }
      return missing;
    }

    private static List<BpmnModelInstance> shipped() {
      RepositoryService repository = ProcessWorld.bean(RepositoryService.class);
      return repository.createProcessDefinitionQuery().latestVersion().list().stream()
          .map(definition -> repository.getBpmnModelInstance(definition.getId()))
          .toList();
    }

    /** The engine keeps no history of them; that they work shows in what they undo. */
    private static boolean isCompensationMarker(Object element) {
      return element instanceof BoundaryEvent boundary
          && boundary.getEventDefinitions().stream()
              .anyMatch(CompensateEventDefinition.class::isInstance);
    }
  }
}
