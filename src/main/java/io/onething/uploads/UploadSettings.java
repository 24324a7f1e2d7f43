package io.onething.uploads;

import io.onething.shared.MissingSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the uploads.
 *
 * @param folder where the sealed files are kept, shared by all servers; null where they are kept
 *     elsewhere or nothing can be uploaded
 * @param s3 the S3-compatible store where they are kept instead
 * @param incoming where a file lies on this machine while it is taken in; null for {@code incoming}
 *     in the folder, or a folder of the machine's temporary one
 * @param scanner host and port of ClamAV's daemon; null where nobody looks for viruses
 * @param scannerTimeout how long a file waits for its verdict; then it is refused for now
 * @param keepUnsubmitted how long a file is kept that no application or correction has named
 */
@ConfigurationProperties("onething.uploads")
record UploadSettings(
    @Nullable Path folder,
    @DefaultValue S3Settings s3,
    @Nullable Path incoming,
    @Nullable String scanner,
    @DefaultValue("30s") Duration scannerTimeout,
    @DefaultValue("24h") Duration keepUnsubmitted) {

  private static final java.util.regex.Pattern ADDRESS =
      java.util.regex.Pattern.compile("(.+):([1-9][0-9]{0,4})");

  UploadSettings {
    folder = blankAsNull(folder);
    incoming = blankAsNull(incoming);
    scanner = scanner == null || scanner.isBlank() ? null : scanner.strip();
    if (scanner != null && !ADDRESS.matcher(scanner).matches()) {
      throw new IllegalArgumentException(
          "onething.uploads.scanner is '" + scanner + "', expected host:port, as in clamav:3310");
    }
  }

  private static @Nullable Path blankAsNull(@Nullable Path path) {
    return path == null || path.toString().isBlank() ? null : path.toAbsolutePath();
  }

  /**
   * Checks what is said of the store as a whole.
   *
   * @throws MissingSetting with a line for each setting that is missing or one too many
   */
  void checkStore() {
    List<String> faults = new ArrayList<>();
    if (s3.isWanted()) {
      faults.addAll(s3.faults());
      if (folder != null) {
        faults.add(
            "onething.uploads.folder is '"
                + folder
                + "' and onething.uploads.s3 is set too, expected one of them: files are kept in one place");
      }
    }
    if (!faults.isEmpty()) {
      throw new MissingSetting(String.join("\n", faults));
    }
  }
}
