package io.onething.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.RunningDemo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadmeWalkIT {

  @Test
  void theCurlWalkOfTheReadmeGoesAllTheWay() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "readme-walk"));
    Path script = Files.writeString(folder.resolve("walk.sh"), Document.at("README.md").walk());
    Path said = folder.resolve("walk.log");
    ProcessBuilder walk = new ProcessBuilder("bash", script.toString());
    walk.environment().put("ONETHING", RunningDemo.get().serverUrl());
    Process running = walk.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(running.waitFor(3, TimeUnit.MINUTES)).as("the walk ends").isTrue();
    } finally {
      running.destroyForcibly();
    }
    assertThat(Files.readString(said, StandardCharsets.UTF_8))
        .containsPattern("Case OT\\S+\n")
        .contains("Approved; the household card has ")
        .doesNotContain("Failed at");
    assertThat(running.exitValue()).isZero();
  }
}
