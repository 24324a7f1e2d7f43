package io.onething.engine;

import io.onething.catalog.BundleFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Begins the processes that the server begins by itself, as the folder's newest deployment has
 * them. The engine's newest process of a name may be what a release has brought, a draft even.
 */
@Component
class HouseProcesses {

  private final RuntimeService runtime;
  private final RepositoryService repository;

  HouseProcesses(RuntimeService runtime, RepositoryService repository) {
    this.runtime = runtime;
    this.repository = repository;
  }

  /**
   * Begins one.
   *
   * @param process one of {@link BundleFolder#HOUSE_PROCESSES}
   * @param businessKey the number of the case that it stands beside
   * @throws IllegalArgumentException if it is none of these: a release might have its name
   * @throws IllegalStateException if the folder has no such process
   */
  ProcessInstance start(String process, String businessKey, Map<String, Object> variables) {
    if (!BundleFolder.HOUSE_PROCESSES.contains(process)) {
      throw new IllegalArgumentException(
          "'" + process + "', expected one of " + BundleFolder.HOUSE_PROCESSES);
    }
    ProcessDefinition definition =
        newest(repository, process)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The server begins '"
                            + process
                            + "' by itself; expected processes/shared/"
                            + process
                            + ".bpmn in its folder"));
    return runtime.startProcessInstanceById(definition.getId(), businessKey, variables);
  }

  /** A shared process as the folder's newest deployment has it, whatever releases have brought. */
  static Optional<ProcessDefinition> newest(RepositoryService repository, String process) {
    List<Deployment> newest =
        repository
            .createDeploymentQuery()
            .deploymentName(BundleDeployer.SHARED)
            .orderByDeploymentTime()
            .desc()
            .listPage(0, 1);
    return newest.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(
            repository
                .createProcessDefinitionQuery()
                .deploymentId(newest.getFirst().getId())
                .processDefinitionKey(process)
                .singleResult());
  }
}
