package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of files does, whatever is behind it. */
abstract class FileStoreContract {

  private static final Instant LATER = Instant.now().plusSeconds(60);

  /** A store over the same files as each other one that the test asks for. */
  abstract FileStore store() throws IOException;

  @Test
  void aFileComesBackByteForByteThroughAnotherServer() throws IOException {
    byte[] content = new byte[(1 << 20) + 7];
    new Random(1).nextBytes(content);
    String id = put(content);

    assertThat(read(store(), id)).isEqualTo(content);
    assertThat(store().before(LATER)).contains(id);
  }

  @Test
  void aFileIsThereWholeOrNotAtAll() throws IOException {
    FileStore store = store();
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

    assertThat(store.before(LATER)).doesNotContain(id);
    assertThatThrownBy(() -> store.open(id)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void theWriterMayCloseWhatItWritesTo() throws IOException {
    String id = UUID.randomUUID().toString();
    store()
        .put(
            id,
            out -> {
              try (out) {
                out.write(new byte[] {1, 2, 3});
              }
            });
    assertThat(read(store(), id)).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsRemovedIsGoneAndMayBeRemovedAgain() throws IOException {
    FileStore store = store();
    String id = put(new byte[] {1});
    String other = put(new byte[] {2});
    store.remove(id);
    store.remove(id);

    assertThatThrownBy(() -> store.open(id)).isInstanceOf(NoSuchFileException.class);
    assertThat(store.before(LATER)).doesNotContain(id).contains(other);
  }

  @Test
  void onlyFilesOfBeforeAreNamed() throws IOException {
    String id = put(new byte[] {1});

    assertThat(store().before(Instant.now().minusSeconds(60))).doesNotContain(id);
    assertThat(store().before(LATER)).contains(id);
  }

  @Test
  void noIdLeadsOutOfTheStore() {
    assertThatThrownBy(() -> store().open("../../../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  String put(byte[] content) throws IOException {
    String id = UUID.randomUUID().toString();
    store().put(id, out -> out.write(content));
    return id;
  }

  static byte[] read(FileStore store, String id) throws IOException {
    try (InputStream content = store.open(id)) {
      return content.readAllBytes();
    }
  }
}
