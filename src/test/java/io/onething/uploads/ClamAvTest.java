package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a daemon that speaks the protocol as clamd's manual says. */
class ClamAvTest {

  @TempDir Path folder;

  @Test
  void theWholeFileReachesTheDaemonAndItsVerdictCounts() throws Exception {
    byte[] content = new byte[100_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("file"), content);
    try (ServerSocket daemon = daemon()) {
      CompletableFuture<byte[]> seen = serve(daemon, "stream: OK\0");
      assertThat(clamAv(daemon).scan(file)).isEqualTo(VirusScanner.Verdict.CLEAN);
      assertThat(seen.get()).isEqualTo(content);
    }
    try (ServerSocket daemon = daemon()) {
      serve(daemon, "stream: Eicar-Test-Signature FOUND\0");
      assertThat(clamAv(daemon).scan(file)).isEqualTo(VirusScanner.Verdict.INFECTED);
    }
  }

  @Test
  void withoutAVerdictThereIsNone() throws Exception {
    Path file = Files.write(folder.resolve("file"), new byte[10]);
    ClamAv away;
    try (ServerSocket daemon = daemon()) {
      away = clamAv(daemon);
      serve(daemon, "INSTREAM size limit exceeded. ERROR\0");
      assertThatThrownBy(() -> away.scan(file)).hasMessageContaining("size limit exceeded");
    }
    assertThatThrownBy(() -> away.scan(file)).isInstanceOf(IOException.class);
    assertThatThrownBy(away::ping).isInstanceOf(IOException.class);
  }

  @Test
  void aDaemonThatIsSilentIsGivenUp() throws Exception {
    Path file = Files.write(folder.resolve("file"), new byte[10]);
    try (ServerSocket daemon = daemon()) {
      assertThatThrownBy(
              () ->
                  new ClamAv("localhost:" + daemon.getLocalPort(), Duration.ofMillis(200))
                      .scan(file))
          .isInstanceOf(IOException.class);
    }
  }

  private static ServerSocket daemon() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static ClamAv clamAv(ServerSocket daemon) {
    return new ClamAv("localhost:" + daemon.getLocalPort(), Duration.ofSeconds(10));
  }

  /** Serves one connection and gives what it carried. */
  private static CompletableFuture<byte[]> serve(ServerSocket daemon, String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket socket = daemon.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            if (command.equals("zINSTREAM\0")) {
              for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.write(in.readNBytes(length));
              }
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return content.toByteArray();
          } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
          }
        });
  }
}
