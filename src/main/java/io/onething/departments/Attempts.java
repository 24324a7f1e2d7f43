package io.onething.departments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.List;
import java.util.Objects;

/**
 * What was tried in one delivery of a task, in order. Travels from worker to server as JSON in the
 * task variable {@code attempts}, beside the outcome; never stored in the engine.
 */
public final class Attempts {
  /** Name of the task variable. */
  public static final String VARIABLE = "attempts";

  private static final int MOST = 10;
  private static final int LONGEST_JSON = 20_000;
  private static final String EXPECTED =
      "a list of at most "
          + MOST
          + " objects with kind, key, beganAt, tookMillis, status, outcome, cause, message";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final TypeReference<List<Attempt>> LIST = new TypeReference<>() {};

  private Attempts() {}

  /** The JSON that travels in {@link #VARIABLE}. */
  public static String toJson(List<Attempt> attempts) {
    try {
      return JSON.writeValueAsString(attempts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Attempts cannot be written as JSON", impossible);
    }
  }

  /**
   * Reads what a worker reported.
   *
   * @param topic for the error
   * @throws OneThingException {@code BAD_ANSWER} when it is no such JSON, holds an unknown code, a
   *     number out of bounds, more than one call, or more than ten attempts
   */
  public static List<Attempt> parse(String json, String topic) {
    if (json.length() > LONGEST_JSON) {
      throw refused(topic, "they are longer than " + LONGEST_JSON + " characters", EXPECTED);
    }
    List<Attempt> attempts;
    try {
      attempts = JSON.readValue(json, LIST);
    } catch (JsonProcessingException malformed) {
      throw refused(topic, "they cannot be read" + reason(malformed), EXPECTED);
    }
    if (attempts == null || attempts.size() > MOST || attempts.stream().anyMatch(Objects::isNull)) {
      throw refused(topic, "they are no such list", EXPECTED);
    }
    long calls = attempts.stream().filter(attempt -> attempt.kind() == Attempt.Kind.CALL).count();
    if (calls > 1) {
      throw refused(topic, calls + " of them are calls", "at most one call per delivery");
    }
    return List.copyOf(attempts);
  }

  /** Only our own words: a parser's would quote what it read. */
  private static String reason(JsonProcessingException malformed) {
    Throwable cause = malformed.getCause();
    return cause instanceof IllegalArgumentException bounds ? ": " + bounds.getMessage() : "";
  }

  private static OneThingException refused(String topic, String problem, String expected) {
    return new OneThingException(
        ErrorCode.BAD_ANSWER,
        topic + ": the attempts are refused, " + problem + ", expected " + expected);
  }
}
