package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.shared.MissingSetting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store against a server that speaks S3 and is killed now and then. */
class S3StoreIT extends FileStoreContract {

  @TempDir static Path machine;
  private static S3Server server;

  @TempDir Path work;

  @BeforeAll
  static void startServer() throws IOException {
    server = new S3Server(machine);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void serverRuns() throws IOException {
    server.start();
  }

  @Override
  FileStore store() {
    return new S3Store(server.settings(), Incoming.in(work));
  }

  @Test
  void aServerThatGoesWhileAFileIsSentKeepsNothingOfItAndWhatWasThereStays() throws IOException {
    String before = put(new byte[] {1});
    FileStore store = store();
    String lost = "6a0c2c76-2d2c-4d3c-9d5a-0a3f1f2b7c11";

    assertThatThrownBy(
            () ->
                store.put(
                    lost,
                    out -> {
                      out.write(new byte[1000]);
                      server.kill();
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("where no store answers");
    assertThat(work).isEmptyDirectory();
    assertThatThrownBy(() -> store.open(before))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(java.nio.file.NoSuchFileException.class);
    assertThatThrownBy(() -> store.before(Instant.now())).isInstanceOf(IOException.class);
    assertThatThrownBy(store::check).isInstanceOf(IOException.class);

    server.start();
    store.check();
    assertThat(read(store, before)).containsExactly(1);
    assertThat(store.before(Instant.now().plusSeconds(60))).contains(before).doesNotContain(lost);
  }

  @Test
  void aServerThatGoesWhileAFileIsReadIsNoEndOfTheFile() throws IOException {
    String id = put(new byte[16 << 20]);
    try (InputStream content = store().open(id)) {
      assertThat(content.readNBytes(1000)).hasSize(1000);
      server.kill();
      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aBucketOfMoreFilesThanOneAnswerListsIsSeenWhole() throws IOException {
    List<String> many =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(1001).sorted().toList();
    for (String id : many) {
      server.lay(id);
    }
    server.lay("a-note-of-somebody");

    assertThat(store().before(Instant.now().plusSeconds(60)))
        .containsAll(many)
        .doesNotContain("a-note-of-somebody");
  }

  @Test
  void aStoreThatRefusesUsIsFoundAtTheStart() {
    for (List<String> wrong :
        List.of(
            List.of("elsewhere", "S3RVER", "onething.uploads.s3.bucket is 'elsewhere'"),
            List.of("uploads", "nobody", "onething.uploads.s3.access-key is 'nobody'"))) {
      assertThatThrownBy(
              () -> new S3Store(server.settings(wrong.get(0), wrong.get(1)), Incoming.in(work)))
          .isInstanceOf(MissingSetting.class)
          .hasMessageContainingAll(wrong.get(2), "expected");
    }
  }

  @Test
  void aStoreThatIsAwayIsFoundAtTheStart() {
    S3Settings settings = server.settings();
    server.kill();

    assertThatThrownBy(() -> new S3Store(settings, Incoming.in(work)))
        .isInstanceOf(MissingSetting.class)
        .hasMessageContaining(
            "onething.uploads.s3.endpoint is '" + settings.endpoint() + "', where no store answers")
        .hasMessageContaining("Connection refused");
  }
}
