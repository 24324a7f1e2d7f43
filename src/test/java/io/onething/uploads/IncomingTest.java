package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingTest {

  @TempDir Path machine;

  @Test
  void whatACrashLeftGoesAndWhatIsUnderWayStays() throws IOException {
    Incoming incoming = Incoming.in(machine.resolve("incoming"));
    incoming.sweep(Instant.now());
    Path left = Files.write(incoming.file("given"), new byte[] {1});
    Path underWay = Files.write(incoming.file("given"), new byte[] {1});
    Files.setLastModifiedTime(left, FileTime.from(Instant.EPOCH));

    incoming.sweep(Instant.now().minusSeconds(60));

    assertThat(left).doesNotExist();
    assertThat(underWay).exists();
    assertThat(Files.getPosixFilePermissions(machine.resolve("incoming")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aFolderThatOthersMayEnterHoldsNothingUnsealed() throws IOException {
    Path open = Files.createDirectory(machine.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> Incoming.amongOthers(open)).hasMessageContaining("others may enter");
    Incoming.amongOthers(machine.resolve("own"));
    assertThat(machine.resolve("own")).isEmptyDirectory();
  }
}
