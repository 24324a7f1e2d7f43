package io.onething.departments.calls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.calls.FakeDepartment.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a request on the way, over real connections. */
class DepartmentHttpTest {
  private final DepartmentHttp http = new DepartmentHttp(null);
  private FakeDepartment department;

  @BeforeEach
  void start() throws Exception {
    department = new FakeDepartment();
  }

  @AfterEach
  void stop() {
    http.close();
    department.close();
  }

  @Test
  void knowsThatNothingWasSentWithoutAConnection() throws Exception {
    URI closed;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = URI.create("http://127.0.0.1:" + nobody.getLocalPort() + "/");
    }
    assertUnreachable(closed, "nothing listens at 127.0.0.1:" + closed.getPort());
    assertUnreachable(
        URI.create("http://no-such-host.invalid/"), "host name not found: no-such-host.invalid");
  }

  @Test
  void tellsAPortWithoutTlsFromOneThatIsClosed() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> greetInTheClear(door));
      URI plain = URI.create("https://127.0.0.1:" + door.getLocalPort());
      assertUnreachable(plain, "no TLS at " + plain.getAuthority() + ": it speaks something else");
    }
  }

  private static void greetInTheClear(ServerSocket door) {
    try (Socket caller = door.accept()) {
      caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // The caller has hung up, as it should.
    }
  }

  private void assertUnreachable(URI address, String message) {
    NoAnswer none = none(request(address, Duration.ofSeconds(30)));
    assertThat(none.failure()).isEqualTo(Cause.UNREACHABLE);
    assertThat(none).hasMessage(message);
  }

  @Test
  void doesNotKnowWhatBecameOfARequestWhoseConnectionBroke() {
    AtomicInteger asked = new AtomicInteger();
    department.behave(
        request -> {
          asked.incrementAndGet();
          throw new IOException("crashed");
        });
    assertThat(failure(URI.create(department.address()))).isEqualTo(Cause.BROKEN);
    assertThat(asked.get()).as("nothing is sent twice by itself").isEqualTo(1);
  }

  @Test
  void doesNotKnowWhenTheAnswerBreaksOff() throws Exception {
    try (ServerSocket half = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerHalf(half));
      URI address = URI.create("http://127.0.0.1:" + half.getLocalPort() + "/");
      assertThat(failure(address)).isEqualTo(Cause.BROKEN);
    }
  }

  private static void answerHalf(ServerSocket server) {
    try (Socket connection = server.accept();
        InputStream in = connection.getInputStream();
        OutputStream out = connection.getOutputStream()) {
      byte[] request = new byte[4096];
      int read = in.read(request);
      String head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
      out.write(head.getBytes(StandardCharsets.US_ASCII), 0, read > 0 ? head.length() : 0);
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  @Test
  void waitsNoLongerThanItMay() {
    CountDownLatch done = new CountDownLatch(1);
    department.behave(
        request -> {
          done.await();
          return Reply.json(200, "{}");
        });
    NoAnswer none = none(request(URI.create(department.address()), Duration.ofMillis(100)));
    done.countDown();
    assertThat(none.failure()).isEqualTo(Cause.TIMED_OUT);
    assertThat(none.getMessage()).isEqualTo("no answer within 100 ms");
  }

  @Test
  void takesNoAnswerThatFillsTheMemory() {
    department.behave(
        request -> Reply.json(200, "\"" + "x".repeat(DepartmentHttp.LARGEST_ANSWER) + "\""));
    NoAnswer none = none(request(URI.create(department.address()), Duration.ofSeconds(30)));
    assertThat(none.failure()).isEqualTo(Cause.MALFORMED);
    assertThat(none.status()).isEqualTo(200);
    assertThat(none.getMessage()).isEqualTo("answer is larger than 1048576 bytes");
  }

  @Test
  void followsNoRedirect() throws Exception {
    department.behave(
        request -> new Reply(307, Map.of("Location", department.address() + "/else"), new byte[0]));
    DepartmentResponse response =
        http.send(request(URI.create(department.address()), Duration.ofSeconds(30)));
    assertThat(response.isRedirect()).isTrue();
    assertThat(department.asked()).hasSize(1);
  }

  @Test
  void quotesNoHeaderThatCannotBeSent() {
    OutgoingRequest request =
        request(URI.create(department.address()), Duration.ofSeconds(30))
            .with("X-Name", "李\r\nX-Evil: 1");
    ContractBroken broken = catchThrowableOfType(ContractBroken.class, () -> http.send(request));
    assertThat(broken).hasMessage("header 'X-Name' cannot be sent with its value");
    assertThat(department.asked()).isEmpty();
  }

  private Cause failure(URI address) {
    return none(request(address, Duration.ofSeconds(30))).failure();
  }

  private NoAnswer none(OutgoingRequest request) {
    return catchThrowableOfType(NoAnswer.class, () -> http.send(request));
  }

  private static OutgoingRequest request(URI address, Duration timeout) {
    return new OutgoingRequest("POST", address, Map.of(), new byte[] {'{', '}'}, timeout);
  }
}
