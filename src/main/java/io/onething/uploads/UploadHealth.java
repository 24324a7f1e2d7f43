package io.onething.uploads;

import java.io.IOException;
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

  private final @Nullable Storage storage;
  private final @Nullable ClamAv scanner;

  UploadHealth(@Nullable Storage storage, @Nullable ClamAv scanner) {
    this.storage = storage;
    this.scanner = scanner;
  }

  @Override
  public Health health() {
    String store = storeState();
    String looks = scannerState();
    boolean well = store.equals("takes files") && looks.equals("answers");
    return (well ? Health.up() : Health.status(WARNING))
        .withDetail("store", store)
        .withDetail("virusScanner", looks)
        .build();
  }

  private String storeState() {
    if (storage == null) {
      return "not set: no file can be uploaded";
    }
    try {
      storage.store().check();
      return "takes files";
    } catch (IOException away) {
      return "takes no files now: " + away.getMessage();
    }
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
