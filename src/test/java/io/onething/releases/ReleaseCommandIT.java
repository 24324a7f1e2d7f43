package io.onething.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is sent from a folder by the command {@code release}. */
class ReleaseCommandIT {

  private static final String BUNDLE = "talent-residency";

  private static TestServer server;
  private static TestBrowser modeler;
  private static Map<String, String> environment;

  @TempDir Path work;

  private Path folder;
  private String said = "";

  @BeforeAll
  static void start() {
    server = TestServer.start();
    modeler = server.browser().signIn("linmo");
    String token =
        DeployDialog.json(modeler.post("/api/deploy-tokens", "{\"label\":\"Command\"}"), 201)
            .path("token")
            .asText();
    environment =
        Map.of(
            "ONETHING_SERVER",
            server.address("/").toString(),
            "ONETHING_DEPLOY_USER",
            "linmo",
            "ONETHING_DEPLOY_TOKEN",
            token);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void copyTheBundle() {
    copy(Path.of("processes", BUNDLE));
    copy(Path.of("forms", BUNDLE));
    folder = work.resolve("processes").resolve(BUNDLE);
  }

  @Test
  void theSameFilesAreNoNewRelease() throws Exception {
    assertThat(run("release talent-residency@1 --activate now")).isZero();

    assertThat(run(folder + "")).isZero();
    assertThat(run("--list")).isZero();
    assertThat(said).contains(BUNDLE + "@1  现行 active", "FOLDER");
  }

  @Test
  void aChangedFolderIsTakenAndCountsAtOnce() throws Exception {
    Path manifest = folder.resolve("bundle.yaml");
    Files.writeString(
        manifest, Files.readString(manifest).replace("names: {zh: 人才引进入户,", "names: {zh: 命令行发布,"));

    assertThat(run(folder + " --activate now")).as(said).isZero();

    assertThat(said).contains("Taken in as " + BUNDLE + "@", "From ");
    assertThat(modeler.get("/api/catalog/" + BUNDLE).body()).contains("命令行发布");
  }

  @Test
  void aFormThatWasDeletedIsMissed() throws Exception {
    Files.delete(work.resolve("forms").resolve(BUNDLE).resolve("application.form"));

    assertThat(run(folder + "")).isEqualTo(ReleaseCommand.REFUSED);

    assertThat(said).contains("Refused, nothing has changed (422)", "application.form");
  }

  @Test
  void itSaysWhatIsMissingBeforeItSends() throws Exception {
    assertThat(run("nowhere")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("no folder below processes/");
    assertThat(run("--unheard-of 1")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("Unknown option --unheard-of");
    assertThat(run(folder + " --server http://localhost:1")).isEqualTo(ReleaseCommand.NOT_SENT);
    assertThat(said).contains("does not answer");
    assertThat(run(folder + " --token otd_wrong")).isEqualTo(ReleaseCommand.REFUSED);
    assertThat(said).contains("(401)");
  }

  private int run(String typed) throws InterruptedException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8);
    int code =
        new ReleaseCommand(stream, stream)
            .run(List.of(typed.replaceFirst("^release ", "").split(" ", -1)), environment);
    said = text.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void copy(Path from) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = work.resolve(file);
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
