package io.onething.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process of a {@link BenchWorker}. */
final class WorkerProcess implements AutoCloseable {

  private static final Path LOGS = Path.of("target", "bench-data");

  private final WorkerSpec spec;
  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  private WorkerProcess(WorkerSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts the process, which does not fetch yet.
   *
   * @param options of its JVM
   */
  static WorkerProcess launch(WorkerSpec spec, String... options) throws IOException {
    Files.createDirectories(LOGS);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-Dlogback.configurationFile=bench/worker-logback.xml");
    command.add("-Dlogging.config=classpath:bench/worker-logback.xml");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BenchWorker.class.getName());
    command.addAll(spec.arguments());
    return new WorkerProcess(
        spec,
        new ProcessBuilder(command)
            .redirectError(LOGS.resolve("worker-" + spec.id() + ".log").toFile())
            .start());
  }

  /** Starts to fetch; returns when it does. */
  WorkerProcess fetching() throws IOException {
    say("start");
    return this;
  }

  /** Stops to fetch; returns when nothing is under way any more. */
  void resting() throws IOException {
    say("stop");
  }

  private void say(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    for (String line; (line = answers.readLine()) != null; ) {
      if (line.equals(BenchWorker.DONE + command)) {
        return;
      }
    }
    throw new IllegalStateException("Worker " + spec.id() + " ended at the command " + command);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Kills it as a failing machine would: no farewell. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Resident memory in MiB.
   *
   * @param line of {@code /proc/<pid>/status}: {@code VmRSS} now, {@code VmHWM} at its highest
   */
  long mebibytes(String line) throws IOException {
    return Memory.mebibytes(process.pid(), line);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
