package io.onething.uploads;

import io.onething.testing.NpmPackage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A real S3-compatible server, a process of its own that can be killed and started again over the
 * same files. It knows one access key; it reads signatures, but does not reckon them up.
 */
final class S3Server implements AutoCloseable {

  static final String BUCKET = "uploads";
  static final String KEY = "S3RVER";

  private final Path program;
  private final Path folder;
  private final int port;
  private Process process;

  /**
   * @param folder where it keeps its objects; the bucket is made
   */
  S3Server(Path folder) throws IOException {
    this.program = new NpmPackage("s3").bring(home -> {});
    this.folder = folder;
    Files.createDirectories(folder.resolve(BUCKET));
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    this.process = run();
  }

  private Process run() throws IOException {
    Process started =
        new ProcessBuilder(
                "node",
                // Its marks of where a list goes on are made with a cipher that OpenSSL keeps
                // apart.
                "--openssl-legacy-provider",
                program.resolve("node_modules/s3rver/bin/s3rver.js").toString(),
                "--directory=" + folder,
                "--address=127.0.0.1",
                "--port=" + port,
                "--silent")
            .redirectErrorStream(true)
            .redirectOutput(program.resolve("s3rver.log").toFile())
            .start();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !started.isAlive() || listens());
    if (!started.isAlive()) {
      throw new IOException(Files.readString(program.resolve("s3rver.log")));
    }
    return started;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Puts an object there beside the protocol. */
  void lay(String key) throws IOException {
    Files.write(folder.resolve(BUCKET).resolve(key + "._S3rver_object"), new byte[] {1});
  }

  void start() throws IOException {
    if (!process.isAlive()) {
      process = run();
    }
  }

  /** As when its machine loses power. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  S3Settings settings() {
    return settings(BUCKET, KEY);
  }

  S3Settings settings(String bucket, String accessKey) {
    return new S3Settings(
        "http://127.0.0.1:" + port,
        bucket,
        "us-east-1",
        accessKey,
        KEY,
        true,
        Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    kill();
  }
}
