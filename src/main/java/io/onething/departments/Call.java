package io.onething.departments;

import io.onething.shared.Localized;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a department, as {@code workers/<department>/<topic>.yaml} describes it.
 *
 * @param topic the external-task topic, also the file's name
 * @param department id of the department that is called
 * @param facts what of the case the call may see; nothing else is joined to its task
 * @param method HTTP method
 * @param url path below the department's base URL
 * @param headers sent besides sign-in and idempotency key
 * @param queryParameters appended to the URL; those that are null are left out
 * @param body the request, null when the call sends none
 * @param timeout from the first byte sent to the last one received
 * @param retries how often the call is tried before it needs a person
 * @param retryBackoff before the second attempt; doubled for each further one, up to ten minutes
 * @param resultExpression maps the response to facts, flags and ticket; null when only the receipt
 *     counts
 * @param errorExpression tells refusals and failures from answers; null result means no error
 * @param flags the only flags that may enter the engine, with the only values each may have
 * @param reuse null when every case asks anew
 * @param callback how the later answer is understood; only for {@link CallShape#ANSWER_LATER}
 */
public record Call(
    String topic,
    String department,
    Localized names,
    CallShape shape,
    List<String> facts,
    String method,
    Template url,
    Map<String, Template> headers,
    Map<String, Template> queryParameters,
    @Nullable FeelExpression body,
    Duration timeout,
    int retries,
    Duration retryBackoff,
    Idempotency idempotency,
    @Nullable FeelExpression resultExpression,
    @Nullable FeelExpression errorExpression,
    Map<String, List<String>> flags,
    @Nullable Reuse reuse,
    @Nullable Callback callback) {

  /** Copies its collections. */
  public Call {
    facts = List.copyOf(facts);
    headers = Map.copyOf(headers);
    queryParameters = Map.copyOf(queryParameters);
    flags = Map.copyOf(flags);
  }

  /**
   * What the department is really asked, as text: two requests of equal text have equal answers.
   * Only for calls without effect, whose requests name nothing but facts.
   *
   * @param facts the facts to ask with; missing ones null
   */
  public String request(Map<String, @Nullable Object> facts) {
    return String.join(
        "\n",
        method,
        String.valueOf(url.text(facts)),
        new java.util.TreeMap<>(queryParameters)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().text(facts))
                .toList()
                .toString(),
        body == null ? "" : String.valueOf(body.evaluate(facts)));
  }
}
