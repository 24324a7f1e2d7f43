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
import java.util.stream.Stream;

/**
 * A program of the tests that npm brings: described under {@code src/test/<name>}, brought into
 * {@code target/<name>} once for every version.
 */
public final class NpmPackage {

  private final Path source;
  private final Path home;

  public NpmPackage(String name) {
    this.source = Path.of("src", "test", name);
    this.home = Path.of("target", name).toAbsolutePath();
  }

  /** What is done once the packages are there. */
  public interface Unpacking {
    void unpack(Path home) throws IOException;
  }

  /**
   * Brings it unless that has been done.
   *
   * @return where it is
   * @throws IllegalStateException with what npm said, if it could not
   */
  public Path bring(Unpacking more) {
    try {
      Files.createDirectories(home);
      // Two builds in one folder may not unpack at the same time.
      try (FileChannel channel =
              FileChannel.open(
                  home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (!isUpToDate()) {
          Files.deleteIfExists(brought());
          for (Path file : described()) {
            Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
          }
          run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
          more.unpack(home);
          Files.copy(source.resolve("package-lock.json"), brought());
        }
      }
      return home;
    } catch (IOException problem) {
      throw new UncheckedIOException("Cannot bring what tests need into " + home, problem);
    }
  }

  private Path brought() {
    return home.resolve("brought");
  }

  private boolean isUpToDate() throws IOException {
    return Files.exists(brought())
        && Files.mismatch(brought(), source.resolve("package-lock.json")) == -1;
  }

  private List<Path> described() throws IOException {
    try (Stream<Path> files = Files.list(source)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Runs a command there and waits for its end. */
  void run(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path output = home.resolve(command[0] + ".log");
    builder.redirectOutput(output.toFile());
    try {
      Process process = builder.start();
      if (process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0) {
        return;
      }
      process.destroy();
    } catch (IOException missing) {
      throw failed(command, missing.getMessage());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw failed(command, "interrupted");
    }
    throw failed(command, Files.readString(output));
  }

  private IllegalStateException failed(String[] command, String said) {
    return new IllegalStateException(
        "%s could not be brought: %s said\n%s".formatted(home, Arrays.toString(command), said));
  }
}
