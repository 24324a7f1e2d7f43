package io.onething.engine;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.stereotype.Component;

/** Which tasks a worker is busy with at this moment. */
@Component
public class CallsUnderWay {

  private final ExternalTaskService tasks;

  CallsUnderWay(ExternalTaskService tasks) {
    this.tasks = tasks;
  }

  /** Those of these external tasks that a worker holds. */
  public Set<String> among(Collection<String> externalTasks) {
    return externalTasks.isEmpty()
        ? Set.of()
        : tasks
            .createExternalTaskQuery()
            .externalTaskIdIn(Set.copyOf(externalTasks))
            .locked()
            .list()
            .stream()
            .map(ExternalTask::getId)
            .collect(Collectors.toUnmodifiableSet());
  }
}
