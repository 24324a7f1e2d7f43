package io.onething.departments.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Call;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.client.task.ExternalTask;
import org.jspecify.annotations.Nullable;

/**
 * What of a fetched task a call works with.
 *
 * @param facts exactly the facts the call's file names; what the case does not know is null
 * @param idempotencyKey the same for every delivery of the task
 * @param caseNumber for people and logs
 * @param callbackUrl where the department may send a later answer
 * @param deliveries how often the task was handed to a worker, this time included
 */
record CaseTask(
    Map<String, @Nullable Object> facts,
    String idempotencyKey,
    String caseNumber,
    String callbackUrl,
    int deliveries) {
  /** Variables the server joins to a fetched task; they are never stored in the engine. */
  static final String[] VARIABLES = {
    "facts", "idempotencyKey", "caseNumber", "callbackUrl", "deliveries"
  };

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  CaseTask {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * @throws ContractBroken when the server did not join what the protocol names
   */
  static CaseTask of(ExternalTask task, Call call) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    Map<String, @Nullable Object> joined = parse(text(task, "facts"));
    call.facts().forEach(fact -> facts.put(fact, joined.get(fact)));
    Object deliveries = task.getVariable("deliveries");
    return new CaseTask(
        facts,
        text(task, "idempotencyKey"),
        text(task, "caseNumber"),
        text(task, "callbackUrl"),
        deliveries instanceof Number number ? number.intValue() : 1);
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

  /** The names that expressions over the request may use. */
  Map<String, @Nullable Object> names() {
    Map<String, @Nullable Object> names = new HashMap<>(facts);
    names.put("caseNumber", caseNumber);
    names.put("idempotencyKey", idempotencyKey);
    names.put("callbackUrl", callbackUrl);
    names.put("deliveries", deliveries);
    return names;
  }
}
