package io.onething.engine;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The version of a shared process that the folder's newest deployment has: for models that were
 * deployed before releases held the processes that they call.
 *
 * @param callable what is called
 */
record HouseVersion(CallableElement callable) implements ParameterValueProvider {

  @Override
  public @Nullable Object getValue(VariableScope scope) {
    RepositoryService repository = Context.getProcessEngineConfiguration().getRepositoryService();
    List<Deployment> newest =
        repository
            .createDeploymentQuery()
            .deploymentName(BundleDeployer.SHARED)
            .orderByDeploymentTime()
            .desc()
            .listPage(0, 1);
    @Nullable ProcessDefinition called =
        newest.isEmpty()
            ? null
            : repository
                .createProcessDefinitionQuery()
                .deploymentId(newest.getFirst().getId())
                .processDefinitionKey(callable.getDefinitionKey(scope))
                .singleResult();
    return called == null ? null : called.getVersion();
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
