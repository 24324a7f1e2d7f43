package io.onething.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A Chromium for Linux on x86-64 with all its libraries, brought by the npm package under {@code
 * src/test/browser} into {@code target/browser}, once for every version. It asks nothing of the
 * machine but the C library and Node; its Chinese is drawn with the font of the issued documents.
 */
final class ChromiumFromNpm {

  private static final Path SOURCE = Path.of("src", "test", "browser");
  private static final Path HOME = Path.of("target", "browser").toAbsolutePath();
  private static final Path FONTS = Path.of("target", "classes", "fonts").toAbsolutePath();
  private static final List<String> PACKAGE =
      List.of("package.json", "package-lock.json", ".npmrc", "unpack.js");

  private ChromiumFromNpm() {}

  /** Fetches and unpacks it unless that has been done. */
  static Chromium bring() {
    try {
      Files.createDirectories(HOME);
      Path unpacked = HOME.resolve("unpacked");
      // Two builds in one folder may not unpack at the same time.
      try (FileChannel channel =
              FileChannel.open(
                  HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (!isUpToDate(unpacked)) {
          unpack(unpacked);
        }
      }
      return new Chromium(unpacked.resolve("chromium"), environment(unpacked));
    } catch (IOException problem) {
      throw new UncheckedIOException("Cannot bring a Chromium into " + HOME, problem);
    }
  }

  private static boolean isUpToDate(Path unpacked) throws IOException {
    Path done = unpacked.resolve("package-lock.json");
    return Files.exists(done) && Files.mismatch(done, SOURCE.resolve("package-lock.json")) == -1;
  }

  private static void unpack(Path unpacked) throws IOException {
    FileSystemUtils.deleteRecursively(unpacked);
    Files.createDirectories(unpacked);
    for (String file : PACKAGE) {
      Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
    // The package adds the libraries only where it believes itself on a bare machine of that kind.
    run(
        Map.of("TMPDIR", unpacked.toString(), "AWS_EXECUTION_ENV", "AWS_Lambda_nodejs20.x"),
        "node",
        "unpack.js");
    Files.writeString(unpacked.resolve("fonts.conf"), fontSettings(unpacked));
    Files.copy(SOURCE.resolve("package-lock.json"), unpacked.resolve("package-lock.json"));
  }

  private static String fontSettings(Path unpacked) {
    return """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig>
          <dir>%s</dir>
          <dir>%s</dir>
          <cachedir>%s</cachedir>
        </fontconfig>
        """
        .formatted(FONTS, unpacked.resolve("fonts"), unpacked.resolve("fonts-cache"));
  }

  private static Map<String, String> environment(Path unpacked) {
    return Map.of(
        "LD_LIBRARY_PATH", unpacked.resolve("al2023").resolve("lib").toString(),
        "FONTCONFIG_FILE", unpacked.resolve("fonts.conf").toString());
  }

  private static void run(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path output = HOME.resolve(command[0] + ".log");
    builder.redirectOutput(output.toFile());
    try {
      Process process = builder.start();
      if (process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0) {
        return;
      }
      process.destroy();
    } catch (IOException missing) {
      throw noBrowser(command, missing.getMessage());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw noBrowser(command, "interrupted");
    }
    throw noBrowser(command, Files.readString(output));
  }

  private static IllegalStateException noBrowser(String[] command, String said) {
    return new IllegalStateException(
        """
        No browser for the tests. Expected chromium, chromium-browser or google-chrome on the PATH or in /usr/bin, \
        or -Donething.browser=<path>; and npm could not bring one into %s: %s said
        %s"""
            .formatted(HOME, Arrays.toString(command), said));
  }
}
