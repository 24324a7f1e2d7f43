package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.CallbackAnswer;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Idempotency;
import io.onething.departments.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every shipped call against one canned response per outcome: {@code
 * src/test/resources/workers/<topic>/<outcome>.json} holds facts, the request expected of them, the
 * department's response and the outcome.
 */
class ShippedCallsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DepartmentFiles FILES =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION));

  private static final DepartmentAddress ADDRESS =
      DepartmentAddress.of("https://department.test/department", List.of());

  private final List<OutgoingRequest> sent = new ArrayList<>();

  record Sample(String topic, String name, JsonNode content) {
    @Override
    public String toString() {
      return topic + " " + name;
    }
  }

  static Stream<Sample> samples() throws Exception {
    Resource[] found =
        new PathMatchingResourcePatternResolver().getResources("classpath:/workers/*/*.json");
    return Stream.of(found).map(ShippedCallsTest::sample);
  }

  private static Sample sample(Resource resource) {
    try {
      String[] path = resource.getURL().getPath().split("/");
      return new Sample(
          path[path.length - 2],
          path[path.length - 1],
          JSON.readTree(resource.getContentAsByteArray()));
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void endsAsTheSampleSays(Sample sample) throws Exception {
    Call call = FILES.call(sample.topic());
    JsonNode outcome = sample.content().get("outcome");
    if (sample.content().has("callback")) {
      Object body = JSON.convertValue(sample.content().get("callback"), Object.class);
      checkCallback(call, body, outcome);
      return;
    }
    JsonNode response = sample.content().path("response");
    Transport department =
        request -> {
          sent.add(request);
          return reply(response);
        };
    CallOutcome found =
        new DepartmentCaller(ADDRESS, department, Clock.systemUTC())
            .call(call, task(sample.content().get("facts")))
            .result();
    checkRequest(call, sample.content().path("request"));
    checkOutcome(call, outcome, found);
  }

  private static void checkCallback(Call call, Object body, JsonNode outcome) {
    if (outcome.has("refusedCallback")) {
      assertThatThrownBy(() -> Objects.requireNonNull(call.callback()).answer(body))
          .hasMessageContaining(outcome.get("refusedCallback").asText());
      return;
    }
    CallbackAnswer answer = Objects.requireNonNull(call.callback()).answer(body);
    JsonNode expected = outcome.get("callback");
    assertThat(answer.ticket()).isEqualTo(expected.get("ticket").asText());
    assertThat(answer.message()).isEqualTo(expected.get("message").asText());
    checkResult(answer.outcome(), expected);
  }

  private void checkRequest(Call call, JsonNode expected) throws Exception {
    if (!expected.isObject()) {
      assertThat(sent).isEmpty();
      return;
    }
    assertThat(sent).hasSize(1);
    OutgoingRequest request = sent.getFirst();
    assertThat(request.method()).isEqualTo(expected.get("method").asText());
    assertThat(request.target()).isEqualTo("/department" + expected.get("path").asText());
    assertThat(request.headers().get("Idempotency-Key"))
        .isEqualTo(call.idempotency() instanceof Idempotency.Key ? "task-1" : null);
    JsonNode body = request.body().length == 0 ? JSON.nullNode() : JSON.readTree(request.body());
    assertThat(body).isEqualTo(expected.get("body"));
  }

  private static void checkOutcome(Call call, JsonNode expected, CallOutcome found) {
    switch (found) {
      case CallOutcome.Completed completed ->
          checkResult(completed.outcome(), expected.get("completed"));
      case CallOutcome.Pending pending -> {
        assertThat(pending.ticket()).isEqualTo(expected.at("/pending/ticket").asText());
        checkResult(pending.outcome(), expected.get("pending"));
      }
      case CallOutcome.Refused refused -> {
        assertThat(refused.error()).isEqualTo(expected.at("/refused/error").asText());
        assertThat(refused.reason()).isEqualTo(expected.at("/refused/reason").asText());
      }
      case CallOutcome.Failed failed -> {
        assertThat(failed.message()).startsWith(call.department() + ": ");
        assertThat(failed.message()).contains(expected.at("/failed/message").asText());
        assertThat(failed.cause().name()).isEqualTo(expected.at("/failed/cause").asText());
        assertThat(failed.message() + failed.details()).doesNotContain("李文");
      }
    }
  }

  private static void checkResult(Outcome outcome, JsonNode expected) {
    assertThat(expected).as("found " + outcome).isNotNull();
    assertThat(JSON.<JsonNode>valueToTree(new TreeMap<>(outcome.facts())))
        .isEqualTo(numbers(expected.get("facts")));
    assertThat(JSON.<JsonNode>valueToTree(outcome.flags())).isEqualTo(expected.get("flags"));
  }

  /** FEEL's whole numbers are longs, a sample's are ints. */
  private static JsonNode numbers(JsonNode facts) {
    com.fasterxml.jackson.databind.node.ObjectNode copy = facts.deepCopy();
    copy.properties()
        .forEach(
            entry -> {
              if (entry.getValue().isInt()) {
                entry.setValue(JSON.getNodeFactory().numberNode(entry.getValue().asLong()));
              }
            });
    return copy;
  }

  private static DepartmentResponse reply(JsonNode response) {
    String type = response.path("contentType").asText("application/json");
    String body =
        response.has("text") ? response.get("text").asText() : response.get("body").toString();
    return new DepartmentResponse(
        response.get("status").asInt(),
        Map.of("content-type", type),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static CaseTask task(JsonNode facts) {
    @SuppressWarnings("unchecked")
    Map<String, Object> known = JSON.convertValue(facts, Map.class);
    return new CaseTask(
        known,
        "task-1",
        "RC202611250001",
        "http://server.test/api/callbacks/police-origin",
        1,
        null);
  }

  @Test
  void reachesEveryFlagValueAndEveryShippedCall() throws Exception {
    Set<String> declared = new HashSet<>();
    FILES
        .calls()
        .forEach(
            call ->
                call.flags()
                    .forEach(
                        (flag, values) ->
                            values.forEach(value -> declared.add(flag + " " + value))));
    Set<String> reached = new HashSet<>();
    Set<String> topics = new HashSet<>();
    samples()
        .forEach(
            sample -> {
              topics.add(sample.topic());
              sample
                  .content()
                  .at("/outcome/completed/flags")
                  .properties()
                  .forEach(flag -> reached.add(flag.getKey() + " " + flag.getValue().asText()));
            });
    assertThat(reached).isEqualTo(declared);
    assertThat(topics)
        .containsExactlyInAnyOrderElementsOf(FILES.calls().stream().map(Call::topic).toList());
  }
}
