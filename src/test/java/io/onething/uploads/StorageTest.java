package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.cases.FileSeal;
import io.onething.cases.Vault;
import io.onething.shared.MissingSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which store the settings choose, and what they are told when they choose none. */
class StorageTest {

  private static final FileSeal SEAL =
      new Vault("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").files();
  private static final FileSeal OTHER =
      new Vault("MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").files();

  @TempDir Path folder;

  @Test
  void withoutSettingsThereIsNone() {
    assertThat(Storage.of(settings(Map.of()), SEAL)).isNull();
    assertThat(Storage.of(settings(Map.of("folder", " ", "s3.bucket", "")), SEAL)).isNull();
  }

  @Test
  void aStoreThatIsHalfSetIsToldAllThatIsMissing() {
    assertThatThrownBy(
            () ->
                Storage.of(
                    settings(Map.of("s3.bucket", "uploads", "s3.endpoint", "minio:9000")), SEAL))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContainingAll(
            "onething.uploads.s3.access-key is not set, expected",
            "environment variable ONETHING_UPLOADS_S3_ACCESSKEY",
            "onething.uploads.s3.secret-key is not set, expected",
            "onething.uploads.s3.endpoint is 'minio:9000', expected an address");
  }

  @Test
  void filesAreKeptInOnePlace() {
    Map<String, String> both = new HashMap<>();
    both.put("folder", folder.toString());
    both.put("s3.endpoint", "http://localhost:1");
    both.put("s3.bucket", "uploads");
    both.put("s3.access-key", "key");
    both.put("s3.secret-key", "secret");

    assertThatThrownBy(() -> Storage.of(settings(both), SEAL))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContaining("onething.uploads.s3 is set too, expected one of them");
    assertThat(settings(both).toString()).doesNotContain("secret");
  }

  @Test
  void aStoreOfAnotherInstallationIsNotTaken() throws Exception {
    UploadSettings settings = settings(Map.of("folder", folder.toString()));
    Storage.of(settings, SEAL);
    Storage again = Storage.of(settings, SEAL);
    assertThat(again).isNotNull();
    assertThat(again.store().before(Instant.now().plusSeconds(60))).containsExactly(StoreMark.ID);

    assertThatThrownBy(() -> Storage.of(settings, OTHER))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContainingAll(folder.toString(), "files of another installation");
  }

  @Test
  void aFolderForWhatComesInThatOthersMayEnterIsNotTaken() throws Exception {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    String store = folder.resolve("store").toString();

    assertThatThrownBy(
            () -> Storage.of(settings(Map.of("folder", store, "incoming", open.toString())), SEAL))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContainingAll(
            "onething.uploads.incoming is '" + open + "'", "others may enter", "expected a folder");
    String own = folder.resolve("own").toString();
    assertThat(Storage.of(settings(Map.of("folder", store, "incoming", own)), SEAL)).isNotNull();
  }

  private static UploadSettings settings(Map<String, String> set) {
    Map<String, String> properties = new HashMap<>();
    set.forEach((key, value) -> properties.put("onething.uploads." + key, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("onething.uploads", UploadSettings.class);
  }
}
