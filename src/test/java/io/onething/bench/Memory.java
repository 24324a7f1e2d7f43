package io.onething.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system says of a process's memory: heap, native memory, code, all of it. */
final class Memory {

  private Memory() {}

  /**
   * In MiB.
   *
   * @param line of {@code /proc/<pid>/status}: {@code VmRSS} now, {@code VmHWM} at its highest
   */
  static long mebibytes(long pid, String line) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(text -> text.startsWith(line + ":"))
        .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
