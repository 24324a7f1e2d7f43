package io.onething.departments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.calls.FakeDepartment;
import io.onething.departments.calls.FakeDepartment.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command as it is typed, on the product jar with the files in it. */
class CallFromTheJarIT {

  @Test
  void sendsAShippedSampleWithSettingsOfTheEnvironment() throws Exception {
    try (FakeDepartment hrss = new FakeDepartment()) {
      hrss.behave(request -> Reply.json(201, "{\"resultNo\": \"TR-7\"}"));
      Process call =
          start(
              Map.of("HRSS_URL", hrss.address(), "HRSS_KEY", "s3cret"),
              "hrss.result",
              "--with",
              "recorded");
      assertThat(said(call))
          .contains("事实 facts.resultNo = \"TR-7\"", "与样例一致 As the sample says.")
          .doesNotContain("s3cret", "\tat ", "SLF4J");
      assertThat(call.waitFor()).isEqualTo(CallCommand.AS_EXPECTED);
      assertThat(hrss.asked().getFirst().header("X-Api-Key")).isEqualTo("s3cret");
    }
  }

  @Test
  void endsWithTwoAndNamesEverySettingThatIsMissing() throws Exception {
    Process call = start(Map.of(), "hrss.result", "--with", "recorded");
    assertThat(said(call)).contains("HRSS_URL is not set", "HRSS_KEY is not set");
    assertThat(call.waitFor()).isEqualTo(CallCommand.NOT_TRIED);
  }

  @Test
  void playsEverySampleOfATopicInTheJar() throws Exception {
    Process call = start(Map.of(), "hrss.result", "--dry-run");
    assertThat(said(call)).contains("一致 ok    recorded").doesNotContain("缺少样例");
    assertThat(call.waitFor()).isEqualTo(CallCommand.AS_EXPECTED);
  }

  private static Process start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "onething.jar").toString(),
                "call"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
