package io.onething.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
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
    return HouseProcesses.newest(repository, callable.getDefinitionKey(scope))
        .map(ProcessDefinition::getVersion)
        .orElse(null);
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
