package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.sandbox.SandboxFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo can show every matter: the sandbox plays every call that ships. */
class EveryCallTest {

  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private static SandboxFixture sandbox;

  @BeforeAll
  static void start() {
    sandbox = SandboxFixture.start(URI.create("http://localhost:9"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  /** As {@code <department> <method> <path>}; addresses that are computed are left out. */
  static Stream<String> calls() {
    return new DataFiles(DataFiles.DEFAULT_LOCATION)
        .matching("workers/*/*.yaml").stream()
            .filter(file -> !file.name().equals("department.yaml"))
            .map(EveryCallTest::call)
            .filter(call -> !call.contains("="));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void isPlayed(String call) throws Exception {
    String[] parts = call.split(" ");
    String path = "/" + parts[0] + parts[2];
    Caller caller = new Caller(sandbox);
    HttpResponse<String> answer =
        parts[1].equals("GET") ? caller.get(path) : caller.effect(path, "{}", "every-call");

    assertThat(answer.statusCode())
        .as("an office in sandbox/departments, or a call in src/main/resources/sandbox/departments")
        .isNotIn(NOT_FOUND, METHOD_NOT_ALLOWED);
  }

  private static String call(DataFile file) {
    try {
      JsonNode call = new YAMLMapper().readTree(file.content());
      return file.folder() + " " + call.path("method").asText() + " " + call.path("url").asText();
    } catch (IOException unreadable) {
      throw new AssertionError(file.path(), unreadable);
    }
  }
}
