package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Attempt.Cause;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a sample says that it ends.
 *
 * @param call the call that it is a sample of
 */
record SampleOutcomeReader(Call call) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> OF_CALL = List.of("completed", "pending", "refused", "failed");
  private static final List<String> OF_CALLBACK = List.of("taken", "notTaken");

  @Nullable SampleOutcome ofCall(YamlNode node) {
    YamlNode outcome = outcome(node, OF_CALL);
    String kind = outcome == null ? null : kind(outcome, OF_CALL);
    YamlNode said = outcome == null || kind == null ? null : outcome.object(kind);
    if (said == null) {
      return null;
    }
    return switch (kind) {
      case "completed" -> {
        said.allow(Set.of("facts", "flags"));
        yield new SampleOutcome.Completed(facts(said), flags(said));
      }
      case "pending" -> {
        said.allow(Set.of("ticket", "facts", "flags"));
        String ticket = said.text("ticket", "the department's ticket");
        yield ticket == null ? null : new SampleOutcome.Pending(ticket, facts(said), flags(said));
      }
      case "refused" -> {
        said.allow(Set.of("error", "reason"));
        String error = said.text("error", "a BPMN error code");
        String reason = said.text("reason", "the department's reason as a code");
        yield error == null || reason == null ? null : new SampleOutcome.Refused(error, reason);
      }
      default -> {
        said.allow(Set.of("cause", "message"));
        Cause cause = cause(said);
        String message = said.optionalText("message", "a part of what is said");
        yield cause == null
            ? null
            : new SampleOutcome.Failed(cause, message == null ? "" : message);
      }
    };
  }

  @Nullable SampleOutcome ofCallback(YamlNode node) {
    YamlNode outcome = outcome(node, OF_CALLBACK);
    String kind = outcome == null ? null : kind(outcome, OF_CALLBACK);
    if (outcome == null || kind == null) {
      return null;
    }
    if (kind.equals("notTaken")) {
      String problem = outcome.text("notTaken", "a part of what is said");
      return problem == null ? null : new SampleOutcome.NotTaken(problem);
    }
    YamlNode said = outcome.object("taken");
    if (said == null) {
      return null;
    }
    said.allow(Set.of("ticket", "message", "facts", "flags"));
    String ticket = said.text("ticket", "the department's ticket");
    String message = said.text("message", "the name of a BPMN message");
    return ticket == null || message == null
        ? null
        : new SampleOutcome.Taken(ticket, message, facts(said), flags(said));
  }

  private static @Nullable YamlNode outcome(YamlNode node, List<String> kinds) {
    if (!node.has("outcome")) {
      node.fault("outcome", "is missing", "one of " + kinds);
    }
    return node.object("outcome");
  }

  private static @Nullable String kind(YamlNode outcome, List<String> kinds) {
    outcome.allow(Set.copyOf(kinds));
    List<String> given = kinds.stream().filter(outcome::has).toList();
    if (given.size() != 1) {
      outcome.fault(
          "(outcome)", "says " + (given.isEmpty() ? "nothing" : given), "one of " + kinds);
      return null;
    }
    return given.getFirst();
  }

  private static @Nullable Cause cause(YamlNode said) {
    List<String> known = Arrays.stream(Cause.values()).map(Enum::name).toList();
    String text = said.text("cause", "one of " + known);
    if (text != null && !known.contains(text)) {
      said.fault("cause", "is '" + text + "'", "one of " + known);
      return null;
    }
    return text == null ? null : Cause.valueOf(text);
  }

  private static Map<String, @Nullable Object> facts(YamlNode said) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    YamlNode object = said.object("facts");
    if (object != null) {
      for (String fact : object.keys()) {
        JsonNode value = object.raw(fact);
        facts.put(fact, value == null ? null : JSON.convertValue(value, Object.class));
      }
    }
    return facts;
  }

  private Map<String, String> flags(YamlNode said) {
    Map<String, String> flags = new LinkedHashMap<>();
    YamlNode object = said.object("flags");
    if (object != null) {
      object.allow(call.flags().keySet());
      for (String flag : object.keys()) {
        List<String> values = call.flags().getOrDefault(flag, List.of());
        String value = object.text(flag, "one of " + values);
        if (value != null && !values.contains(value) && call.flags().containsKey(flag)) {
          object.fault(flag, "is '" + value + "'", "one of " + values);
        } else if (value != null) {
          flags.put(flag, value);
        }
      }
    }
    return flags;
  }
}
