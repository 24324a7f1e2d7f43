package io.onething.engine;

import io.onething.catalog.BundleFolder;
import io.onething.shared.Latest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Begins the processes that the server begins by itself, as the folder's newest deployment has
 * them. The engine's newest process of a name may be what a release has brought, a draft even.
 */
@Component
class HouseProcesses {

  private final RuntimeService runtime;

  /** The ids of their definitions, by the time of the deployment that has them. */
  private final Latest<Map<String, String>> newest;

  HouseProcesses(RuntimeService runtime, RepositoryService repository) {
    this.runtime = runtime;
    this.newest =
        new Latest<>(
            "processes of the house",
            () ->
                deployment(repository).map(found -> found.getDeploymentTime().getTime()).orElse(0L),
            (deployed, first) -> definitions(repository));
  }

  /**
   * Takes up what this server has just deployed. What another deploys is seen within {@link
   * Latest#FRESH}; until then a process begins as if it had been asked for a moment earlier.
   */
  void takeUp() {
    newest.refresh();
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
    @Nullable String definition = newest.now().value().get(process);
    if (definition == null) {
      throw new IllegalStateException(
          "The server begins '"
              + process
              + "' by itself; expected processes/shared/"
              + process
              + ".bpmn in its folder");
    }
    return runtime.startProcessInstanceById(definition, businessKey, variables);
  }

  /** A shared process as the folder's newest deployment has it, whatever releases have brought. */
  static Optional<ProcessDefinition> newest(RepositoryService repository, String process) {
    return deployment(repository)
        .map(
            found ->
                repository
                    .createProcessDefinitionQuery()
                    .deploymentId(found.getId())
                    .processDefinitionKey(process)
                    .singleResult());
  }

  private static Map<String, String> definitions(RepositoryService repository) {
    return deployment(repository).stream()
        .flatMap(
            found ->
                repository
                    .createProcessDefinitionQuery()
                    .deploymentId(found.getId())
                    .list()
                    .stream())
        .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
  }

  private static Optional<Deployment> deployment(RepositoryService repository) {
    return repository
        .createDeploymentQuery()
        .deploymentName(BundleDeployer.SHARED)
        .orderByDeploymentTime()
        .desc()
        .listPage(0, 1)
        .stream()
        .findFirst();
  }
}
