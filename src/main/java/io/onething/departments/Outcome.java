package io.onething.departments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a department's answer brings: facts for the case file, flags for the model, and the ticket
 * of an answer that comes later. Travels from worker to server as JSON in the task variable {@code
 * outcome}.
 *
 * @param facts by field key; a null value clears the fact
 * @param flags by flag name; codes only, each among the values its call allows
 * @param ticket null unless the answer comes later
 */
public record Outcome(
    Map<String, @Nullable Object> facts, Map<String, String> flags, @Nullable String ticket) {
  /** Name of the task variable that carries an outcome. */
  public static final String VARIABLE = "outcome";

  /** Brings nothing. */
  public static final Outcome EMPTY = new Outcome(Map.of(), Map.of(), null);

  private static final Set<String> KEYS = Set.of("facts", "flags", "ticket");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  /** Copies its maps, keeping their order. */
  public Outcome {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
  }

  /**
   * Reads an outcome that a worker reported and checks it against the call's file.
   *
   * @param json the variable's text
   * @throws OneThingException {@code BAD_ANSWER} when it is no such JSON, or a flag is unknown or
   *     has another value than allowed
   */
  public static Outcome parse(String json, Call call) {
    try {
      return of(call.topic(), JSON.readValue(json, OBJECT), call.flags());
    } catch (JsonProcessingException malformed) {
      throw refused(call.topic(), "the outcome is not JSON", "{\"facts\": {..}, \"flags\": {..}}");
    }
  }

  /**
   * Checks what a call's result expression yielded.
   *
   * @throws OneThingException {@code BAD_ANSWER} as {@link #parse}
   */
  public static Outcome of(Call call, @Nullable Object result) {
    return of(call.topic(), result, call.flags());
  }

  /** Checks what a result expression yielded, or a worker reported, against the allowed flags. */
  static Outcome of(String topic, @Nullable Object result, Map<String, List<String>> allowed) {
    if (!(result instanceof Map<?, ?> map)) {
      throw refused(topic, "the result is " + kind(result), "an object with facts and flags");
    }
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw refused(topic, "unknown key '" + key + "' in the result", "facts, flags, ticket");
      }
    }
    Map<String, @Nullable Object> facts = object(topic, "facts", map.get("facts"));
    Map<String, String> flags = new LinkedHashMap<>();
    object(topic, "flags", map.get("flags"))
        .forEach((flag, value) -> flags.put(flag, allowedValue(topic, flag, value, allowed)));
    Object ticket = map.get("ticket");
    return new Outcome(facts, flags, ticket == null ? null : ticket.toString());
  }

  private static String allowedValue(
      String topic, String flag, @Nullable Object value, Map<String, List<String>> allowed) {
    List<String> values = allowed.get(flag);
    if (values == null) {
      throw refused(
          topic,
          "flag '" + flag + "' is not declared",
          "one of " + new TreeMap<>(allowed).keySet());
    }
    if (!(value instanceof String code) || !values.contains(code)) {
      String found = value instanceof String ? "another value" : kind(value);
      throw refused(topic, "flag '" + flag + "' is " + found, "one of " + values);
    }
    return code;
  }

  private static Map<String, @Nullable Object> object(
      String topic, String name, @Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw refused(topic, name + " is " + kind(value), "an object");
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    map.forEach((key, entry) -> object.put(String.valueOf(key), entry));
    return object;
  }

  /** Names the kind of a value, never the value: it may be personal. */
  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> object -> "an object";
      case List<?> list -> "a list";
      case String text -> "a text";
      case Number number -> "a number";
      case Boolean truth -> "a truth value";
      default -> "a " + value.getClass().getSimpleName();
    };
  }

  /** The JSON that travels in {@link #VARIABLE}. */
  public String toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("facts", facts);
    json.put("flags", flags);
    if (ticket != null) {
      json.put("ticket", ticket);
    }
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "An outcome of plain values cannot be written as JSON", impossible);
    }
  }

  private static OneThingException refused(String topic, String problem, String expected) {
    return new OneThingException(
        ErrorCode.BAD_ANSWER, topic + ": " + problem + ", expected " + expected);
  }
}
