package io.onething.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The demo's secrets: made at the first start and kept with its data, so that sealed data opens
 * again.
 */
final class DemoKeys {

  private static final int BYTES = 32;

  private final Path file;
  private final Properties keys = new Properties();
  private final SecureRandom random = new SecureRandom();

  DemoKeys(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        keys.load(reader);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("Cannot read the demo's keys in " + file, unreadable);
      }
    }
  }

  /** The secret of this name, made when it is asked for first. */
  synchronized String get(String name) {
    String known = keys.getProperty(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String made = Base64.getEncoder().encodeToString(bytes);
    keys.setProperty(name, made);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var writer = Files.newBufferedWriter(file)) {
        keys.store(writer, "Secrets of this demo; delete the folder to start over");
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot write the demo's keys to " + file, unwritable);
    }
    return made;
  }
}
