package io.onething.uploads;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the uploads.
 *
 * @param folder where the sealed files are kept, shared by all servers; null where nothing can be
 *     uploaded
 * @param scanner host and port of ClamAV's daemon; null where nobody looks for viruses
 * @param scannerTimeout how long a file waits for its verdict; then it is refused for now
 * @param keepUnsubmitted how long a file is kept that no application or correction has named
 */
@ConfigurationProperties("onething.uploads")
record UploadSettings(
    @Nullable Path folder,
    @Nullable String scanner,
    @DefaultValue("30s") Duration scannerTimeout,
    @DefaultValue("24h") Duration keepUnsubmitted) {

  private static final java.util.regex.Pattern ADDRESS =
      java.util.regex.Pattern.compile("(.+):([1-9][0-9]{0,4})");

  UploadSettings {
    folder = folder == null || folder.toString().isBlank() ? null : folder.toAbsolutePath();
    scanner = scanner == null || scanner.isBlank() ? null : scanner.strip();
    if (scanner != null && !ADDRESS.matcher(scanner).matches()) {
      throw new IllegalArgumentException(
          "onething.uploads.scanner is '" + scanner + "', expected host:port, as in clamav:3310");
    }
  }
}
