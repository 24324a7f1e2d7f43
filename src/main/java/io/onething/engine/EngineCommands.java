package io.onething.engine;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Makes several calls of the engine one command of it: what one has read the next need not, and all
 * changes are written together at its end.
 */
@Component
class EngineCommands {

  private final ProcessEngine engine;

  EngineCommands(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  /** In the current transaction. */
  void run(Consumer<CommandContext> act) {
    CommandExecutor executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
    executor.execute(
        context -> {
          act.accept(context);
          return null;
        });
  }

  /** Reads tasks at once that the command is about to read one by one. */
  static void read(CommandContext context, Collection<String> tasks) {
    if (tasks.size() > 1) {
      context
          .getProcessEngineConfiguration()
          .getExternalTaskService()
          .createExternalTaskQuery()
          .externalTaskIdIn(Set.copyOf(tasks))
          .list();
    }
  }

  /**
   * Within a command the engine still finds what the command has deleted.
   *
   * @throws NotFoundException if the task was deleted by an earlier call of the same command
   */
  static void checkStillThere(CommandContext context, String task) {
    @Nullable ExternalTaskEntity entity =
        context.getExternalTaskManager().findExternalTaskById(task);
    if (entity == null || context.getDbEntityManager().isDeleted(entity)) {
      throw new NotFoundException("Cannot find external task with id " + task);
    }
  }
}
