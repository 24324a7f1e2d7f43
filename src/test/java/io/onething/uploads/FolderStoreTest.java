package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.shared.MissingSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends FileStoreContract {

  @TempDir Path folder;

  @Override
  FileStore store() {
    return new FolderStore(folder);
  }

  @Test
  void nothingIsLeftOfAFileThatWasNotWrittenOrWasRemoved() throws IOException {
    assertThatThrownBy(
            () ->
                store()
                    .put(
                        "6a0c2c76-2d2c-4d3c-9d5a-0a3f1f2b7c11",
                        out -> {
                          out.write(1);
                          throw new IOException("pulled plug");
                        }))
        .hasMessage("pulled plug");
    store().remove(put(new byte[] {1}));

    assertThat(files()).isEmpty();
  }

  @Test
  void whatACrashLeftHalfWrittenGoes() throws IOException {
    String id = put(new byte[] {1});
    Path half = folder.resolve(id.substring(0, 2)).resolve("x" + Incoming.HALF);
    Files.write(half, new byte[] {1});

    assertThat(store().before(Instant.now().minusSeconds(60))).isEmpty();
    assertThat(half).exists();
    Files.setLastModifiedTime(half, FileTime.from(Instant.EPOCH));
    assertThat(store().before(Instant.now().plusSeconds(60))).containsExactly(id);
    assertThat(half).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeIsRefusedAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> new FolderStore(file.resolve("uploads")))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContainingAll(
            "onething.uploads.folder is '" + file,
            "expected a folder that the server may write to");
  }

  private Stream<Path> files() throws IOException {
    return Files.walk(folder).filter(Files::isRegularFile);
  }
}
