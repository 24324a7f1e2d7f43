package io.onething.engine;

import java.lang.reflect.Field;
import java.util.List;
import org.camunda.bpm.engine.impl.QueryValidators.AdhocQueryValidator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Closes CVE-2026-109432: the engine validates a task query, but not the queries that it holds
 * under {@code orQueries}, whose expressions ran with all rights.
 */
class QueryGuard extends CommandInterceptor {

  private static final Field EXTENDING = extending();

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof TaskQueryImpl query) {
      check(query);
    } else if (command instanceof AbstractExecuteFilterCmd filter
        && extension(filter) instanceof TaskQueryImpl query) {
      check(query);
    }
    return next.execute(command);
  }

  /** Every query that the query holds, as strictly as the query itself. */
  private static void check(TaskQueryImpl query) {
    @Nullable List<TaskQueryImpl> held = query.getQueries();
    if (held != null) {
      for (TaskQueryImpl other : held) {
        AdhocQueryValidator.<TaskQueryImpl>get().validate(other);
        if (other != query) {
          check(other);
        }
      }
    }
  }

  private static @Nullable Object extension(AbstractExecuteFilterCmd command) {
    try {
      return EXTENDING.get(command);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("The query that extends a filter cannot be read", impossible);
    }
  }

  private static Field extending() {
    try {
      Field field = AbstractExecuteFilterCmd.class.getDeclaredField("extendingQuery");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException another) {
      throw new IllegalStateException(
          "This version of the engine keeps a filter's query elsewhere; expected 7.24", another);
    }
  }
}
