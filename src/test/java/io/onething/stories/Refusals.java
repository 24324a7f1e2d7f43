package io.onething.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** What every refusal must be: a problem that names what is wrong, and never more than that. */
final class Refusals {

  private Refusals() {}

  /** A refusal with this status that names exactly these fields. */
  static JsonNode refused(HttpResponse<String> answer, int status, String... fields) {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception", "io.onething", "\tat ", "jackson");
    JsonNode problem = Answers.parse(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("code").asText()).isNotEmpty();
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(Answers.each(problem.path("errors"), "/field")).containsExactlyInAnyOrder(fields);
    return problem;
  }
}
