package io.onething.departments.calls;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a case a call works with.
 *
 * @param facts exactly the facts the call's file names; what the case does not know is null
 * @param idempotencyKey the same for every delivery of the task
 * @param caseNumber for people and logs
 * @param callbackUrl where the department may send a later answer
 * @param deliveries how often the task was handed to a worker, this time included
 * @param traceparent of the case, W3C Trace Context; null when there is none
 */
public record CaseTask(
    Map<String, @Nullable Object> facts,
    String idempotencyKey,
    String caseNumber,
    String callbackUrl,
    int deliveries,
    @Nullable String traceparent) {

  /** Copies the facts. */
  public CaseTask {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
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

  /** Shows no facts. */
  @Override
  public String toString() {
    return "task " + idempotencyKey + " of case " + caseNumber;
  }
}
