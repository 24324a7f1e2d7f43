package io.onething.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * From the start of the JVM of {@code onething-demo.jar} to the first page, on an empty database
 * and again on a used one, and the memory of the process after ten cases, without the database's.
 * Against: 60 s and 1024 MiB.
 */
final class StartScenario implements Bench.Scenario {

  private static final int ROUNDS = 3;
  private static final int CASES = 10;
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final double WANTED_MILLIS = 60_000;
  private static final double WANTED_MEBIBYTES = 1024;

  @Override
  public void run(Rig rig) throws Exception {
    Path data = Path.of("target", "bench-data", "start");
    long[] fresh = new long[ROUNDS];
    long[] again = new long[ROUNDS];
    long resident = 0;
    for (int round = 0; round < ROUNDS; round++) {
      FileSystemUtils.deleteRecursively(data);
      fresh[round] = startAndStop(data, 0);
      again[round] = startAndStop(data, round == ROUNDS - 1 ? CASES : 0);
      resident = Math.max(resident, lastResident);
    }
    System.out.printf(
        Locale.ROOT,
        "BENCH start rounds=%d fresh_p50_ms=%d again_p50_ms=%d of_60s=%.2f heap=%s resident_mib=%d of_1024mib=%.2f%n",
        ROUNDS,
        Figures.median(fresh),
        Figures.median(again),
        Figures.median(fresh) / WANTED_MILLIS,
        heap(),
        resident,
        resident / WANTED_MEBIBYTES);
  }

  private long lastResident;

  private long startAndStop(Path data, int cases) throws Exception {
    int port = io.onething.sandbox.Demo.Options.freePort();
    int sandbox = io.onething.sandbox.Demo.Options.freePort();
    Path log = Files.createDirectories(Path.of("target", "bench-data")).resolve("start.log");
    long begun = System.nanoTime();
    Process demo =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap(),
                    "-XX:+UseSerialGC",
                    "-jar",
                    "target/onething-demo.jar",
                    "--server-port=" + port,
                    "--sandbox-port=" + sandbox,
                    "--data=" + data))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      awaitFirstPage(port, demo, log);
      long took = (System.nanoTime() - begun) / 1_000_000;
      if (cases > 0) {
        Applicant applicant = Applicant.signIn("http://localhost:" + port, "maxiao");
        for (int i = 0; i < cases; i++) {
          applicant.awaitClosed(applicant.submitPlain());
        }
        lastResident = Memory.mebibytes(demo.pid(), "VmRSS");
      }
      return took;
    } finally {
      demo.destroy();
      demo.waitFor();
    }
  }

  private static void awaitFirstPage(int port, Process demo, Path log) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/catalog")).build();
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end && demo.isAlive()) {
      try {
        if (client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(20);
      }
    }
    throw new IllegalStateException("The demo did not start; see " + log);
  }

  private static String heap() {
    return System.getProperty("demo.heap", "320m");
  }
}
