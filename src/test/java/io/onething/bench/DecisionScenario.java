package io.onething.bench;

import io.onething.cases.CaseFiles;
import io.onething.cases.CaseState;
import io.onething.sandbox.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * One case at rest, on a server that has been running for some cases, with six checks of 200 ms
 * each: from the submission to the rule's decision in the case file. Against: the slowest check
 * alone (200 ms), the six one after another (1200 ms), and the 600 ms that are wanted.
 */
final class DecisionScenario implements Bench.Scenario {

  /** A seeded applicant with a child in the household. */
  private static final String SUBJECT = "helin";

  private static final int LATENCY = 200;
  private static final int CHECKS = 6;
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 11;
  private static final List<String> DEPARTMENTS =
      List.of("police-sz", "education", "civil-affairs", "social-insurance", "health", "housing");

  @Override
  public void run(Rig rig) throws Exception {
    Path data = Path.of("target", "bench-data", "decision");
    FileSystemUtils.deleteRecursively(data);
    try (Demo demo =
        Demo.start(
            new Demo.Options(
                Path.of("target", "mariadb"),
                data,
                0,
                0,
                Map.of("onething.data.location", "file:" + withoutReuse(data) + "/")))) {
      SandboxKnobs.latency(demo.sandboxUrl(), DEPARTMENTS, LATENCY);
      Applicant applicant = Applicant.signIn(demo.serverUrl(), SUBJECT);
      CaseFiles files = demo.server().getBean(CaseFiles.class);
      for (int i = 0; i < WARM_UP; i++) {
        toDecision(applicant, files);
      }
      long[] took = new long[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        Thread.sleep(1500);
        took[round] = toDecision(applicant, files);
      }
      long median = Figures.median(took);
      System.out.printf(
          Locale.ROOT,
          "BENCH decision warm_up=%d rounds=%d checks=%d latency_ms=%d decision_p50_ms=%d of_600ms=%.2f of_slowest=%.2f of_serial=%.2f%n",
          WARM_UP,
          ROUNDS,
          CHECKS,
          LATENCY,
          median,
          median / 600.0,
          median / (double) LATENCY,
          median / (double) (LATENCY * CHECKS));
    }
  }

  /** The shipped files, but every check is asked anew, so that all six are really made. */
  private static Path withoutReuse(Path data) throws IOException {
    Path files = data.resolve("files").toAbsolutePath();
    for (String folder : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(
          Path.of("target", "classes", "onething", folder), files.resolve(folder));
    }
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^ *reuse:.*$", ""));
      }
    }
    return files;
  }

  private static long toDecision(Applicant applicant, CaseFiles files) throws Exception {
    String prefill = applicant.prefill();
    long begun = System.nanoTime();
    String number = applicant.submitWithSixChecks(prefill);
    // The case file itself is asked: the whole page of a case would take the processor from the
    // case.
    while (files.ownedBy(SUBJECT, number).state() == CaseState.SUBMITTED) {
      Thread.sleep(5);
    }
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
