package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

  private static final Instant LATER = Instant.now().plusSeconds(60);

  @TempDir Path folder;

  @Test
  void aFileIsThereWholeOrNotAtAll() throws Exception {
    FolderStore store = new FolderStore(folder);
    String id = UUID.randomUUID().toString();
    assertThatThrownBy(
            () ->
                store.put(
                    id,
                    out -> {
                      out.write(1);
                      throw new IOException("pulled plug");
                    }))
        .hasMessage("pulled plug");
    assertThat(files()).isEmpty();

    store.put(
        id,
        out -> {
          try (out) {
            out.write(new byte[] {1, 2, 3});
          }
        });
    try (var content = store.open(id)) {
      assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
    }
    store.remove(id);
    store.remove(id);
    assertThat(files()).isEmpty();
  }

  @Test
  void whatACrashLeftHalfWrittenGoesAndWholeFilesAreNamed() throws Exception {
    FolderStore store = new FolderStore(folder);
    String id = UUID.randomUUID().toString();
    store.put(id, out -> out.write(1));
    Path half = folder.resolve("incoming").resolve("x.given" + FolderStore.HALF);
    Files.createDirectories(half.getParent());
    Files.write(half, new byte[] {1});

    assertThat(store.before(Instant.now().minusSeconds(60))).isEmpty();
    assertThat(half).exists();
    Files.setLastModifiedTime(half, FileTime.from(Instant.EPOCH));
    assertThat(store.before(LATER)).containsExactly(id);
    assertThat(half).doesNotExist();
  }

  @Test
  void noIdLeadsOutOfTheFolder() {
    FolderStore store = new FolderStore(folder);
    assertThatThrownBy(() -> store.open("../../../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Stream<Path> files() throws IOException {
    return Files.walk(folder).filter(Files::isRegularFile);
  }
}
