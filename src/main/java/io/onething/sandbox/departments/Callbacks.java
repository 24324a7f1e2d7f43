package io.onething.sandbox.departments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the origin's answers to the server, signed: {@code X-Signature: t=<unix seconds>,v1=<hex
 * HMAC-SHA256(secret, "<t>.<body>")>}. Tried again until the server accepts or refuses; an unknown
 * ticket may become known yet.
 */
@Component
class Callbacks {

  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
  private static final String PATH = "/api/callbacks/";
  private static final int TRIES = 8;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client;
  private final ObjectMapper mapper;
  private final Clock clock;
  private final URI server;
  private final Secret secret;

  Callbacks(
      HttpClient client,
      ObjectMapper mapper,
      Clock clock,
      DepartmentSettings settings,
      DepartmentSecrets secrets) {
    this.client = client;
    this.mapper = mapper;
    this.clock = clock;
    this.server = settings.serverUrl();
    this.secret = secrets.secret(DepartmentSecrets.CALLBACKS);
  }

  /** Whether answers may go there: the configured server's callbacks and nowhere else. */
  boolean isAllowed(URI address) {
    return server.getScheme().equals(address.getScheme())
        && server.getAuthority().equals(address.getAuthority())
        && address.getPath() != null
        && address.getPath().startsWith(PATH)
        && address.normalize().equals(address)
        && address.getFragment() == null;
  }

  /** Sends the answer and returns the status of the server's last reply, or UNREACHABLE. */
  String send(MoveOut answered) {
    String body = body(answered);
    String reply = "UNREACHABLE";
    Duration pause = Duration.ofMillis(500);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        int status = post(answered.callbackUrl(), body);
        reply = String.valueOf(status);
        if (isFinal(status)) {
          return reply;
        }
        Thread.sleep(pause);
      } catch (IOException unreachable) {
        reply = "UNREACHABLE";
        LOG.info(
            "Callback of {}: server not reached, try {} of {}", answered.ticket(), attempt, TRIES);
        if (!pauses(pause)) {
          return reply;
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return reply;
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
    return reply;
  }

  private static boolean isFinal(int status) {
    return status < 500 && status != 404 && status != 408 && status != 429;
  }

  private static boolean pauses(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int post(URI address, String body) throws IOException, InterruptedException {
    long now = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Signature", "t=" + now + ",v1=" + signature(now + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String body(MoveOut answered) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ticket", answered.ticket());
    body.put("result", answered.certificateNo() == null ? "REFUSED" : "MOVED_OUT");
    if (answered.certificateNo() != null) {
      body.put("certificateNo", answered.certificateNo());
    }
    if (answered.reason() != null) {
      body.put("reason", answered.reason());
    }
    body.put("at", String.valueOf(answered.answeredAt()));
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A callback could not be written", impossible);
    }
  }

  private String signature(String text) {
    return secret.signatureOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
