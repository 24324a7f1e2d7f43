package io.onething.uploads;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Tells the operator whether files can be taken and whether somebody looks for viruses. Neither
 * turns the whole red: everything else goes on.
 */
class UploadHealth implements HealthIndicator {

  private static final Status WARNING = new Status("WARNING");

  private final UploadSettings settings;
  private final @Nullable ClamAv scanner;

  UploadHealth(UploadSettings settings, @Nullable ClamAv scanner) {
    this.settings = settings;
    this.scanner = scanner;
  }

  @Override
  public Health health() {
    String store =
        settings.folder() == null
            ? "not set: no file can be uploaded"
            : Files.isWritable(settings.folder()) ? "writable" : "not writable";
    String looks = scannerState();
    boolean well = store.equals("writable") && looks.equals("answers");
    return (well ? Health.up() : Health.status(WARNING))
        .withDetail("folder", store)
        .withDetail("virusScanner", looks)
        .build();
  }

  private String scannerState() {
    if (scanner == null) {
      return "not set: nobody looks for viruses";
    }
    try {
      scanner.ping();
      return "answers";
    } catch (IOException away) {
      return "does not answer: files are refused for now";
    }
  }
}
