package io.onething.bench;

import io.onething.deadlines.Publishing;
import io.onething.shared.CityTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/**
 * The bundles and departments of the benchmarks, made from the templates under {@code bench/}: for
 * every lane the same models with topics of its own, so that lanes do not take each other's tasks.
 */
final class BenchFiles {

  /** How many departments a lane has. */
  static final int DEPARTMENTS = 10;

  /** How many departments the models of a lane ask at the same time. */
  static final List<Integer> SIDE_BY_SIDE = List.of(1, 3, 5, 10);

  /** The bundle whose cases wait for a clerk. */
  static final String TIMED = "bench-timed";

  private final Path folder;

  /**
   * @param folder emptied by the caller; filled with processes/, workers/ and forms/
   */
  BenchFiles(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  static String bundle(String lane, int departments) {
    return "bench-" + lane + "-" + departments;
  }

  static String topic(String lane, int department) {
    return "bench." + lane + "-" + department;
  }

  /** The setting that data files are read from. */
  String location() {
    return "file:" + folder + "/";
  }

  /** Adds the departments of a lane. */
  BenchFiles departments(String lane) {
    for (int n = 1; n <= DEPARTMENTS; n++) {
      Map<String, Object> names = Map.of("department", lane + "-" + n, "n", n);
      write("workers/%s-%d/department.yaml".formatted(lane, n), filled("department.yaml", names));
      write(
          "workers/%s-%d/%s.yaml".formatted(lane, n, topic(lane, n)), filled("topic.yaml", names));
    }
    return this;
  }

  /** Adds the bundles of a lane. */
  BenchFiles bundles(String lane) {
    for (int departments : SIDE_BY_SIDE) {
      String bundle = bundle(lane, departments);
      write(
          "processes/%s/bundle.yaml".formatted(bundle),
          filled(
              "bundle.yaml",
              Map.of(
                  "bundle",
                  bundle,
                  "lead",
                  lane + "-1",
                  "fields",
                  each(departments, n -> filled("field.yaml", Map.of("n", n, "lane", lane))))));
      write("processes/%s/%s.bpmn".formatted(bundle, bundle), model(lane, departments));
      write("forms/%s/application.form".formatted(bundle), filled("application.form", Map.of()));
    }
    return this;
  }

  /**
   * Adds the bundle whose cases wait for a clerk, each with two clocks and a timer. They end some
   * months into the year that is not published yet.
   */
  BenchFiles timedBundle(String lane) {
    LocalDate end = LocalDate.of(Publishing.unpublishedYear(), 4, 1);
    long days = ChronoUnit.DAYS.between(LocalDate.now(CityTime.ZONE), end);
    Map<String, Object> names = Map.of("lead", lane + "-1", "days", days * 5 / 7);
    write("processes/%s/bundle.yaml".formatted(TIMED), filled("timed-bundle.yaml", names));
    write("processes/%s/%s.bpmn".formatted(TIMED, TIMED), filled("timed-model.bpmn", names));
    write("forms/%s/application.form".formatted(TIMED), filled("application.form", Map.of()));
    return this;
  }

  /** The model of a lane's bundle. */
  static String model(String lane, int departments) {
    return filled(
        "model.bpmn",
        Map.of(
            "bundle",
            bundle(lane, departments),
            "tasks",
            each(departments, n -> filled("task.bpmn", Map.of("n", n, "topic", topic(lane, n))))));
  }

  private static String each(int count, IntFunction<String> part) {
    return IntStream.rangeClosed(1, count).mapToObj(part).collect(Collectors.joining());
  }

  private static String filled(String template, Map<String, Object> names) {
    try {
      String text =
          new ClassPathResource("bench/" + template).getContentAsString(StandardCharsets.UTF_8);
      for (Map.Entry<String, Object> name : names.entrySet()) {
        text = text.replace("@" + name.getKey() + "@", String.valueOf(name.getValue()));
      }
      return text;
    } catch (IOException missing) {
      throw new IllegalStateException("No template bench/" + template, missing);
    }
  }

  private void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new IllegalStateException("Cannot write " + path + " below " + folder, unwritable);
    }
  }
}
