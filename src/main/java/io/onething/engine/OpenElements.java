package io.onething.engine;

import io.onething.cases.CaseFile;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** What is open of a case: in its own process, and in those that it has called. */
@Component
class OpenElements {

  private final RuntimeService runtime;
  private final RepositoryService repository;

  OpenElements(RuntimeService runtime, RepositoryService repository) {
    this.runtime = runtime;
    this.repository = repository;
  }

  /**
   * The elements as their models have them; nothing if the case has just ended. In one statement:
   * the engine's own way reads each process once more, and fails when it has ended in between.
   */
  Stream<FlowElement> of(CaseFile file) {
    return runtime
        .createExecutionQuery()
        .processInstanceBusinessKey(String.valueOf(file.caseNumber()))
        .list()
        .stream()
        .map(ExecutionEntity.class::cast)
        .filter(execution -> execution.isActive() && execution.getActivityId() != null)
        .map(this::element)
        .filter(Objects::nonNull);
  }

  private FlowElement element(ExecutionEntity execution) {
    return repository
        .getBpmnModelInstance(execution.getProcessDefinitionId())
        .getModelElementById(execution.getActivityId());
  }
}
