package io.onething.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Reading what servers answer, and waiting until they answer what is expected. */
final class Answers {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Answers() {}

  /** The body of an answer with this status. */
  static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(status);
    return parse(answer.body());
  }

  static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError("Not JSON: " + body, malformed);
    }
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** One text of each element of a list. */
  static List<String> each(JsonNode list, String pointer) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(element -> element.at(pointer).asText())
        .toList();
  }

  /** Looks until it is as expected; fails with what was seen last. */
  static <T> T until(String expected, Supplier<T> look, Predicate<T> enough) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.get();
    while (!enough.test(seen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Expected " + expected + ", seen last: " + seen);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      seen = look.get();
    }
    return seen;
  }
}
