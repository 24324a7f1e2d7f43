package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;

/** What workers say of departments that came with releases, and whether it is believed. */
class DepartmentReportTest {

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    refused("{\"departments\": {\"lottery\": null}}", "departments.lottery is null");
    refused("{\"departments\": {\"lottery\": [\"A\", null]}}", "departments.lottery[1] is 'null'");
    refused("{\"departments\": {\"lottery\": [\"a b\"]}}", "departments.lottery[0] is 'a b'");
    refused("{\"failed\": {\"lottery\": \"it fell\"}}", "failed.lottery is 'it fell'");
    refused(
        "{\"workerId\": \"%s\"}".formatted("w".repeat(191)),
        "workerId has 191 characters, expected at most 190");
  }

  @Test
  void whatIsRightIsTaken() throws JsonProcessingException {
    DepartmentReport report =
        report("{\"departments\": {\"lottery\": [\"3D_LOTTERY.URL\"], \"police\": []}}");

    report.check();

    assertThat(report.names("civil")).isFalse();
    assertThat(report.names("police")).isTrue();
    assertThat(report.missing("police")).isEmpty();
    assertThat(report.missing("lottery")).containsExactly("3D_LOTTERY.URL");
  }

  @Test
  void oneThatCouldNotBeOpenedIsNotAtWork() throws JsonProcessingException {
    DepartmentReport report = report("{\"failed\": {\"lottery\": \"IllegalStateException\"}}");

    report.check();

    assertThat(report.names("lottery")).isTrue();
    assertThat(report.failure("lottery")).isEqualTo("IllegalStateException");
    assertThat(new DepartmentReports.Report("w", List.of(), "IllegalStateException").isAtWork())
        .isFalse();
    assertThat(new DepartmentReports.Report("w", List.of(), null).isAtWork()).isTrue();
  }

  @Test
  void aGrantThatLacksATopicSaysWhich() {
    List<String> topics = List.of("lottery.ask", "lottery.tell");

    assertThat(new WorkerGrant("worker", List.of("lottery.ask", "police.ask")).lacking(topics))
        .containsExactly("lottery.tell");
    assertThat(new WorkerGrant("worker", List.of("*")).lacking(topics)).isEmpty();
  }

  private static void refused(String json, String problem) {
    assertThatThrownBy(() -> report(json).check())
        .isInstanceOf(BadUserRequestException.class)
        .hasMessageContainingAll(problem, "expected");
  }

  private static DepartmentReport report(String json) throws JsonProcessingException {
    String named = json.contains("workerId") ? json : "{\"workerId\": \"w\", " + json.substring(1);
    return new JsonMapper().readValue(named, DepartmentReport.class);
  }
}
