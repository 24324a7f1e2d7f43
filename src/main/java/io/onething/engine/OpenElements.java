package io.onething.engine;

import io.onething.cases.CaseFile;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
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
   * Something that is open.
   *
   * @param element as its model has it
   * @param process the engine's id of the process that it is open in
   */
  record Open(FlowElement element, String process) {}

  /** The elements as their models have them; nothing if the case has just ended. */
  Stream<FlowElement> of(CaseFile file) {
    return open(file).map(Open::element);
  }

  /**
   * The same with their processes. In one statement: the engine's own way reads each process once
   * more, and fails when it has ended in between.
   */
  Stream<Open> open(CaseFile file) {
    return runtime
        .createExecutionQuery()
        .processInstanceBusinessKey(String.valueOf(file.caseNumber()))
        .list()
        .stream()
        .map(ExecutionEntity.class::cast)
        .filter(execution -> execution.isActive() && execution.getActivityId() != null)
        .flatMap(this::open);
  }

  private Stream<Open> open(ExecutionEntity execution) {
    @Nullable FlowElement element =
        repository
            .getBpmnModelInstance(execution.getProcessDefinitionId())
            .getModelElementById(execution.getActivityId());
    return element == null
        ? Stream.empty()
        : Stream.of(new Open(element, execution.getProcessInstanceId()));
  }
}
