package io.onething.departments.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Call;
import io.onething.departments.calls.CaseTask;
import io.onething.departments.calls.ContractBroken;
import java.util.Map;
import org.camunda.bpm.client.task.ExternalTask;
import org.jspecify.annotations.Nullable;

/** Reads what the server joined to a fetched task. */
final class FetchedTask {
  /** Variables the server joins to a fetched task; they are never stored in the engine. */
  static final String[] VARIABLES = {
    "facts", "idempotencyKey", "caseNumber", "callbackUrl", "deliveries", "traceparent"
  };

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private FetchedTask() {}

  /**
   * What the call works with.
   *
   * @throws ContractBroken when the server did not join what the protocol names
   */
  static CaseTask read(ExternalTask task, Call call) {
    Object deliveries = task.getVariable("deliveries");
    return new CaseTask(
        call.seen(parse(text(task, "facts"))),
        text(task, "idempotencyKey"),
        text(task, "caseNumber"),
        text(task, "callbackUrl"),
        deliveries instanceof Number number ? number.intValue() : 1,
        task.getVariable("traceparent") instanceof String trace ? trace : null);
  }

  private static String text(ExternalTask task, String variable) {
    Object value = task.getVariable(variable);
    if (value instanceof String text) {
      return text;
    }
    throw new ContractBroken("the server joined no text '" + variable + "' to the task");
  }

  private static Map<String, @Nullable Object> parse(String facts) {
    try {
      return JSON.readValue(facts, OBJECT);
    } catch (JsonProcessingException malformed) {
      throw new ContractBroken("the server joined facts that are no JSON object");
    }
  }
}
