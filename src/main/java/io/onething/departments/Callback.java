package io.onething.departments;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a department's later answer is understood: which ticket it belongs to, which message the
 * model waits for, and what it brings.
 */
public final class Callback {
  private final String topic;
  private final FeelExpression ticket;
  private final FeelExpression message;
  private final @Nullable FeelExpression resultExpression;
  private final Map<String, List<String>> flags;

  Callback(
      String topic,
      FeelExpression ticket,
      FeelExpression message,
      @Nullable FeelExpression resultExpression,
      Map<String, List<String>> flags) {
    this.topic = topic;
    this.ticket = ticket;
    this.message = message;
    this.resultExpression = resultExpression;
    this.flags = Map.copyOf(flags);
  }

  /**
   * The ticket a callback names, before anything else of it is trusted.
   *
   * @param body the parsed JSON body
   * @return null when this call's expression finds none in the body
   */
  public @Nullable String ticket(@Nullable Object body) {
    Object found = evaluated(ticket, body);
    return found == null || found.toString().isBlank() ? null : found.toString();
  }

  /**
   * Ticket, message and outcome of a callback.
   *
   * @param body the parsed JSON body
   * @throws OneThingException {@code BAD_ANSWER} when ticket or message are missing or a flag is
   *     not allowed
   */
  public CallbackAnswer answer(@Nullable Object body) {
    String foundTicket = ticket(body);
    if (foundTicket == null) {
      throw refused("no ticket in the callback", "what callback.ticket reads");
    }
    Object foundMessage = evaluated(message, body);
    if (foundMessage == null || foundMessage.toString().isBlank()) {
      throw refused("the callback stands for no message", "an answer that callback.message knows");
    }
    Outcome outcome =
        resultExpression == null
            ? Outcome.EMPTY
            : Outcome.of(topic, evaluated(resultExpression, body), flags);
    return new CallbackAnswer(foundTicket, foundMessage.toString(), outcome);
  }

  /** Facts that a callback may bring, as far as the file spells them out. */
  Set<String> facts() {
    return resultExpression == null ? Set.of() : resultExpression.keysUnder("facts");
  }

  /** Messages that a callback may stand for, as far as the file spells them out. */
  public Set<String> messages() {
    return message.texts();
  }

  /** A body that the expressions cannot cope with is the department's fault, not ours. */
  private @Nullable Object evaluated(FeelExpression expression, @Nullable Object body) {
    try {
      return expression.evaluate(names(body));
    } catch (FeelFault unusable) {
      throw refused("the callback cannot be read", "an answer that the call's file understands");
    }
  }

  private static Map<String, @Nullable Object> names(@Nullable Object body) {
    Map<String, @Nullable Object> names = new HashMap<>();
    names.put("body", body);
    return names;
  }

  private OneThingException refused(String problem, String expected) {
    return new OneThingException(
        ErrorCode.BAD_ANSWER, topic + ": " + problem + ", expected " + expected);
  }
}
