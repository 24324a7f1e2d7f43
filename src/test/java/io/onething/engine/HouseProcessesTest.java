package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentQuery;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.junit.jupiter.api.Test;

class HouseProcessesTest {

  private final List<String> begun = new ArrayList<>();
  private int asked;
  private List<Deployment> deployments = List.of();
  private List<ProcessDefinition> definitions = List.of();

  private final HouseProcesses house =
      new HouseProcesses(
          fake(
              RuntimeService.class,
              (proxy, method, arguments) -> {
                begun.add((String) arguments[0]);
                return null;
              }),
          fake(
              RepositoryService.class,
              (proxy, method, arguments) -> {
                asked++;
                return method.getReturnType() == DeploymentQuery.class
                    ? query(DeploymentQuery.class, deployments)
                    : query(ProcessDefinitionQuery.class, definitions);
              }));

  @Test
  void asksTheEngineNoMoreForEachStart() {
    deployed("prefill:1", 1);
    house.takeUp();
    int before = asked;

    house.start("prefill", "1", Map.of());
    house.start("prefill", "2", Map.of());

    assertThat(begun).containsExactly("prefill:1", "prefill:1");
    assertThat(asked).isEqualTo(before);
  }

  @Test
  void beginsWhatThisServerHasJustDeployed() {
    deployed("prefill:1", 1);
    house.takeUp();
    deployed("prefill:2", 2);
    house.takeUp();

    house.start("prefill", "1", Map.of());

    assertThat(begun).containsExactly("prefill:2");
  }

  @Test
  void saysWhichFileTheFolderLacks() {
    deployed("prefill:1", 1);
    house.takeUp();

    assertThatThrownBy(() -> house.start("rating", "1", Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("processes/shared/rating.bpmn");
    assertThatThrownBy(() -> house.start("talent-residency", "1", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'talent-residency'");
  }

  private void deployed(String definition, long time) {
    DeploymentEntity deployment = new DeploymentEntity();
    deployment.setId("shared at " + time);
    deployment.setDeploymentTime(new Date(time));
    ProcessDefinitionEntity process = new ProcessDefinitionEntity();
    process.setId(definition);
    process.setKey(definition.replaceAll(":.*", ""));
    deployments = List.of(deployment);
    definitions = List.of(process);
  }

  /** A query that finds these, whatever it is asked. */
  private static <T> T query(Class<T> type, List<?> found) {
    return fake(
        type, (proxy, method, arguments) -> method.getName().startsWith("list") ? found : proxy);
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
