package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command as it is typed, on the product jar. */
class DueFromTheJarIT {

  @Test
  void saysTheDateInUtf8WhateverTheTerminalAndNothingElse() throws Exception {
    Process due =
        start("due", "2026-09-24", "7wd", "--suspended", "2026-09-28..2026-09-30=hearing");
    List<String> out = said(due);

    assertThat(out).hasSize(3);
    assertThat(out.get(0)).isEqualTo("2026-10-15 17:30 星期四 Thursday");
    assertThat(out.get(1)).contains("9月28日至30日暂停计时（听证，《中华人民共和国行政许可法》第四十五条）");
    assertThat(due.waitFor()).isZero();
  }

  @Test
  void endsWithTwoWhenItWasTypedWrongly() throws Exception {
    Process due = start("due", "2026-09-24");

    assertThat(said(due).get(1)).startsWith("Expected the day of receipt and the limit");
    assertThat(due.waitFor()).isEqualTo(DueCommand.WRONG_USE);
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "onething.jar").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private static List<String> said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
