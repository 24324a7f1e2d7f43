package io.onething.engine;

import io.onething.cases.CaseChanges;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** Goes on where a model says "asynchronously", and gathers what that changes of the case. */
final class GatheredContinuation extends AsyncContinuationJobHandler {

  private final CaseChanges changes;

  GatheredContinuation(CaseChanges changes) {
    this.changes = changes;
  }

  @Override
  public void execute(
      AsyncContinuationConfiguration configuration,
      ExecutionEntity execution,
      CommandContext context,
      @Nullable String tenant) {
    changes.gather(
        () -> {
          super.execute(configuration, execution, context, tenant);
          return true;
        });
  }
}
