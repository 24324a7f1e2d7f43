package io.onething.departments;

import io.onething.shared.Localized;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One call of a department, as {@code workers/<department>/<topic>.yaml} describes it.
 *
 * @param topic the external-task topic, also the file's name
 * @param department id of the department that is called
 * @param facts what of the case the call may see; nothing else is joined to its task
 * @param request what is sent
 * @param retries how often the call is tried before it needs a person
 * @param retryBackoff before the second attempt; doubled for each further one, up to ten minutes
 * @param idempotency why it may be repeated
 * @param responseSchema what the department may answer; null for anything
 * @param resultExpression maps the response to facts, flags and ticket; null when only the receipt
 *     counts
 * @param errors tells refusals and failures from answers; the first that applies decides
 * @param flags the only flags that may enter the engine, with the only values each may have
 * @param reuse null when every case asks anew
 * @param callback how the later answer is understood; null when none comes
 * @param poll topic of the query that a model asks for the later answer with; null when it comes by
 *     itself, or at once
 * @param batch only for {@link CallShape#BATCH}
 */
public record Call(
    String topic,
    String department,
    Localized names,
    CallShape shape,
    List<String> facts,
    Request request,
    int retries,
    Duration retryBackoff,
    Idempotency idempotency,
    @Nullable AnswerSchema responseSchema,
    @Nullable FeelExpression resultExpression,
    List<ErrorRule> errors,
    Map<String, List<String>> flags,
    @Nullable Reuse reuse,
    @Nullable Callback callback,
    @Nullable String poll,
    @Nullable Batch batch) {

  /** Copies its collections. */
  public Call {
    facts = List.copyOf(facts);
    errors = List.copyOf(errors);
    flags = Map.copyOf(flags);
  }

  /** The facts that an answer may bring, as far as the file spells them out. */
  public Set<String> answers() {
    return resultExpression == null ? Set.of() : resultExpression.keysUnder("facts");
  }

  /** The BPMN errors that the department may refuse it as, in the order of the alphabet. */
  public Set<String> refusals() {
    Set<String> refusals = new TreeSet<>();
    for (ErrorRule rule : errors) {
      if (rule instanceof ErrorRule.Refuse refuse) {
        refusals.add(refuse.error());
      }
    }
    return refusals;
  }

  /**
   * What of the case the call may see.
   *
   * @param known facts of the case
   * @return exactly {@link #facts}, in their order; null for what the case does not know
   */
  public Map<String, @Nullable Object> seen(Map<String, ? extends @Nullable Object> known) {
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    facts.forEach(fact -> seen.put(fact, known.get(fact)));
    return seen;
  }

  /** The same call with another error table. */
  public Call deciding(List<ErrorRule> rows) {
    return new Call(
        topic,
        department,
        names,
        shape,
        facts,
        request,
        retries,
        retryBackoff,
        idempotency,
        responseSchema,
        resultExpression,
        rows,
        flags,
        reuse,
        callback,
        poll,
        batch);
  }

  /** Whether it leaves a trace at the department. */
  public boolean hasEffect() {
    return !(idempotency instanceof Idempotency.Query);
  }
}
