package io.onething.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser program of the tests: the machine's own if there is one, else the one that npm
 * brings. {@code -Donething.browser=npm} hides the machine's, {@code -Donething.browser=<path>}
 * names another.
 *
 * @param program the executable
 * @param environment variables that it needs beyond those of this process
 */
record Chromium(Path program, Map<String, String> environment) {

  private static final String CHOICE = "onething.browser";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  Chromium {
    environment = Map.copyOf(environment);
  }

  static Chromium find() {
    String choice = System.getProperty(CHOICE, "");
    if (choice.equals("npm")) {
      return ChromiumFromNpm.bring();
    }
    if (!choice.isEmpty()) {
      return named(Path.of(choice));
    }
    return ofMachine().orElseGet(ChromiumFromNpm::bring);
  }

  private static Chromium named(Path program) {
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "-D%s=%s: no such program, expected npm or the path of a Chromium or Chrome"
              .formatted(CHOICE, program));
    }
    return new Chromium(program, Map.of());
  }

  private static Optional<Chromium> ofMachine() {
    String path = System.getenv().getOrDefault("PATH", "");
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
                    .map(folder -> Path.of(folder, name)))
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst()
        .map(program -> new Chromium(program, Map.of()));
  }
}
