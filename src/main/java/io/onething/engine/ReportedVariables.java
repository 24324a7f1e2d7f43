package io.onething.engine;

import io.onething.departments.Attempt;
import io.onething.departments.Attempts;
import io.onething.departments.Call;
import io.onething.departments.Outcome;
import io.onething.shared.OneThingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two variables that a report carries; whatever else it carries is let pass unread. */
final class ReportedVariables {

  private ReportedVariables() {}

  /**
   * What the department's answer brings; nothing when the worker does not say.
   *
   * @throws OneThingException {@code BAD_ANSWER}
   */
  static Outcome outcome(Call call, @Nullable Map<String, GatewayRequests.Value> variables) {
    @Nullable String json = text(variables, Outcome.VARIABLE);
    return json == null ? Outcome.EMPTY : Outcome.parse(json, call);
  }

  /**
   * What was tried; null when the worker does not say.
   *
   * @throws OneThingException {@code BAD_ANSWER}
   */
  static @Nullable List<Attempt> attempts(
      String topic, @Nullable Map<String, GatewayRequests.Value> variables) {
    @Nullable String json = text(variables, Attempts.VARIABLE);
    return json == null ? null : Attempts.parse(json, topic);
  }

  private static @Nullable String text(
      @Nullable Map<String, GatewayRequests.Value> variables, String name) {
    GatewayRequests.@Nullable Value variable = variables == null ? null : variables.get(name);
    return variable == null || variable.value() == null ? null : variable.value().toString();
  }
}
