package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tasklist compares the dates of tasks with its own time as texts, and its own time is written in
 * UTC: dates in another zone would turn red hours late. So the zone of the machine must not matter.
 */
class TasklistZoneIT {

  private static final TimeZone USUAL = TimeZone.getDefault();

  private static TestServer server;

  @BeforeAll
  static void startOnAMachineInTheCity() {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    TimeZone.setDefault(USUAL);
    server.close();
  }

  @Test
  void aTaskIsDueInTheZoneThatTasklistComparesWith() throws IOException {
    String task = ClerkTrial.begin(server.context());
    TestBrowser clerk = server.browser().signIn("zhangmin");
    assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);

    JsonNode seen =
        new ObjectMapper()
            .readTree(clerk.get("/camunda/api/engine/engine/default/task/" + task).body());

    assertThat(seen.path("due").asText()).endsWith("+0000");
    assertThat(seen.path("created").asText()).endsWith("+0000");
  }
}
