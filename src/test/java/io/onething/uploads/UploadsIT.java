package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.cases.CaseFiles;
import io.onething.cases.Vault;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.onething.testing.CaseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of files, and what is not. */
class UploadsIT {

  private static CaseContext context;

  @TempDir Path folder;

  private final CaseId draft = files().openDraft("talent-residency", "liwen");

  @BeforeAll
  static void start() {
    context = CaseContext.start(UploadRows.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void aFileComesBackAsItWasAndLiesSealedOnTheDisk() throws IOException {
    Uploads uploads = uploads(null);
    Upload upload = receive(uploads, Samples.pdf());

    try (InputStream content = uploads.content(upload)) {
      assertThat(content.readAllBytes()).startsWith("%PDF-".getBytes("US-ASCII"));
    }
    assertThat(Files.readString(onDisk().get(0), StandardCharsets.ISO_8859_1))
        .doesNotContain("%PDF-", "%%EOF");
    assertThat(row(upload.id(), "sealed_name")).doesNotContain("证书");
  }

  @Test
  void aVirusOrNoVerdictIsNotTaken() throws IOException {
    Uploads infected = uploads(file -> VirusScanner.Verdict.INFECTED);
    Uploads silent =
        uploads(
            file -> {
              throw new IOException("away");
            });

    assertThatThrownBy(() -> receive(infected, Samples.pdf()))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused -> assertThat(refused.faults().get(0).problem().zh()).isEqualTo("文件含有病毒，未予接收"));
    assertThatThrownBy(() -> receive(silent, Samples.pdf()))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThat(onDisk()).isEmpty();
    receive(uploads(file -> VirusScanner.Verdict.CLEAN), Samples.pdf());
    assertThat(onDisk()).hasSize(1);
  }

  @Test
  void aFileWhoseRowIsNotWrittenGoes() throws IOException {
    assertThatThrownBy(
            () ->
                uploads(null)
                    .receive(
                        new Uploads.Place(
                            draft,
                            "degreeCertPhoto",
                            3,
                            () -> {
                              throw new IllegalStateException("meanwhile submitted");
                            }),
                        "a.pdf",
                        new ByteArrayInputStream(Samples.pdf())))
        .hasMessage("meanwhile submitted");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void whatWasNeverHandedInAndWhatNoRowNamesGoesAfterADay() throws IOException {
    Uploads uploads = uploads(null);
    Upload kept = receive(uploads, Samples.pdf());
    Upload forgotten = receive(uploads, Samples.pdf());
    context.inTransaction(() -> uploads.submit(draft, "degreeCertPhoto", List.of(kept.id())));
    String leftByACrash = UUID.randomUUID().toString();
    new FolderStore(folder).put(leftByACrash, out -> out.write(1));

    uploads.sweep(Instant.now().minusSeconds(3600));
    assertThat(onDisk()).hasSize(3);
    assertThat(uploads.sweep(Instant.now().plusSeconds(3600))).isGreaterThanOrEqualTo(2);
    assertThat(uploads.find(forgotten.id())).isEmpty();
    assertThat(uploads.find(kept.id())).isPresent();
    assertThat(onDisk()).hasSize(1);
    uploads.remove(kept);
    assertThat(onDisk()).hasSize(1);
  }

  @Test
  void aFieldTakesNoMoreFilesThanItHasPlacesUntilSomeAreHandedIn() throws IOException {
    Uploads uploads = uploads(null);
    Upload first = receive(uploads, Samples.pdf());
    receive(uploads, Samples.pdf());
    receive(uploads, Samples.pdf());

    assertThatThrownBy(() -> receive(uploads, Samples.pdf()))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused ->
                assertThat(refused.faults().get(0).problem().zh()).isEqualTo("最多3个文件，请先删除一个"));
    assertThat(onDisk()).hasSize(3);
    context.inTransaction(() -> uploads.submit(draft, "degreeCertPhoto", List.of(first.id())));
    receive(uploads, Samples.pdf());
    assertThat(onDisk()).hasSize(4);
  }

  @Test
  void aFileThatWentMeanwhileCannotBeHandedIn() throws IOException {
    Uploads uploads = uploads(null);
    Upload gone = receive(uploads, Samples.pdf());
    uploads.sweep(Instant.now().plusSeconds(3600));
    assertThatThrownBy(
            () ->
                context.inTransaction(
                    () -> uploads.submit(draft, "degreeCertPhoto", List.of(gone.id()))))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused -> assertThat(refused.faults().get(0).field()).isEqualTo("degreeCertPhoto"));
  }

  @Test
  void withOneBucketWhatOneServerTakesAnotherShowsAndRemoves(@TempDir Path machine)
      throws IOException {
    try (S3Server server = new S3Server(machine.resolve("s3"))) {
      Uploads one = uploads(bucket(server, machine.resolve("one")), null);
      Uploads other = uploads(bucket(server, machine.resolve("other")), null);
      Upload upload = receive(one, Samples.pdf());

      try (InputStream content = other.content(other.find(upload.id()).orElseThrow())) {
        assertThat(content.readAllBytes()).startsWith("%PDF-".getBytes("US-ASCII"));
      }
      assertThat(sealed(server, upload.id())).doesNotContain("%PDF-", "%%EOF");
      other.remove(upload);
      assertThatThrownBy(() -> one.content(upload))
          .isInstanceOfSatisfying(
              OneThingException.class,
              gone -> assertThat(gone.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }
  }

  @Test
  void whileTheBucketIsAwayFilesAreRefusedInWordsAndNothingThatWasKeptIsLost(@TempDir Path machine)
      throws IOException {
    try (S3Server server = new S3Server(machine.resolve("s3"))) {
      Storage bucket = bucket(server, machine.resolve("work"));
      StoreMark.check(bucket.store(), context.bean(Vault.class).files(), "the bucket");
      Uploads uploads = uploads(bucket, null);
      Upload kept = receive(uploads, Samples.pdf());
      Upload forgotten = receive(uploads, Samples.pdf());
      context.inTransaction(() -> uploads.submit(draft, "degreeCertPhoto", List.of(kept.id())));
      Uploads dying =
          uploads(
              bucket(server, machine.resolve("work")),
              file -> {
                server.kill();
                return VirusScanner.Verdict.CLEAN;
              });

      assertThatThrownBy(() -> receive(dying, Samples.pdf()))
          .isInstanceOfSatisfying(
              OneThingException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(refused.faults().get(0).field()).isEqualTo("degreeCertPhoto");
                assertThat(refused.faults().get(0).problem().zh()).contains("已上传的文件不受影响");
              });
      assertThat(uploads.of(draft)).extracting(Upload::id).contains(kept.id()).hasSize(2);
      assertThatThrownBy(() -> uploads.sweep(Instant.now().plusSeconds(3600)))
          .isInstanceOf(IOException.class);
      assertThat(uploads.find(forgotten.id())).isPresent();

      server.start();
      assertThat(uploads.sweep(Instant.now().plusSeconds(3600))).isEqualTo(1);
      assertThat(bucket.store().before(Instant.now().plusSeconds(60)))
          .containsExactlyInAnyOrder(kept.id(), StoreMark.ID);
      assertThat(uploads.find(forgotten.id())).isEmpty();
      try (InputStream content = uploads.content(kept)) {
        assertThat(content.readAllBytes()).startsWith("%PDF-".getBytes("US-ASCII"));
      }
      assertThat(Files.list(machine.resolve("work"))).isEmpty();
    }
  }

  private static Storage bucket(S3Server server, Path work) {
    Incoming incoming = Incoming.in(work);
    return new Storage(new S3Store(server.settings(), incoming), incoming);
  }

  private static String sealed(S3Server server, String id) throws IOException {
    try (InputStream object =
        new S3Store(server.settings(), Incoming.in(Path.of("target"))).open(id)) {
      return new String(object.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private Upload receive(Uploads uploads, byte[] content) {
    return uploads.receive(
        new Uploads.Place(draft, "degreeCertPhoto", 3, () -> {}),
        "李文的证书.pdf",
        new ByteArrayInputStream(content));
  }

  private Uploads uploads(@Nullable VirusScanner scanner) {
    return uploads(
        new Storage(new FolderStore(folder), Incoming.in(folder.resolve(FolderStore.INCOMING))),
        scanner);
  }

  private static Uploads uploads(Storage storage, @Nullable VirusScanner scanner) {
    return new Uploads(
        storage,
        context.bean(UploadRows.class),
        files(),
        scanner,
        context.bean(Vault.class),
        new TransactionTemplate(context.bean(PlatformTransactionManager.class)),
        Clock.systemUTC());
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String row(String id, String column) {
    return context
        .bean(JdbcClient.class)
        .sql("SELECT CONVERT(" + column + " USING latin1) FROM upload WHERE id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private static CaseFiles files() {
    return context.bean(CaseFiles.class);
  }
}
