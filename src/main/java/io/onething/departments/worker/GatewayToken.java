package io.onething.departments.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.camunda.bpm.client.interceptor.ClientRequestContext;
import org.camunda.bpm.client.interceptor.ClientRequestInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the worker's requests in with a token of the client-credentials grant, kept until shortly
 * before it expires.
 */
final class GatewayToken implements ClientRequestInterceptor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayToken.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration EARLY = Duration.ofSeconds(30);

  private final URI tokenUri;
  private final String credentials;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Token token;

  private record Token(String value, Instant until) {}

  GatewayToken(URI tokenUri, String clientId, String clientSecret, Clock clock) {
    this.tokenUri = tokenUri;
    String pair = encoded(clientId) + ":" + encoded(clientSecret);
    this.credentials = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    this.clock = clock;
  }

  @Override
  public void intercept(ClientRequestContext request) {
    try {
      request.addHeader("Authorization", "Bearer " + current());
    } catch (IOException problem) {
      LOG.warn("No token from {}: {}", tokenUri, problem.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A token that is still good for a while, asked for if need be. */
  String current() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      Token known = token;
      if (known == null || !clock.instant().isBefore(known.until())) {
        known = ask();
        token = known;
      }
      return known.value();
    } finally {
      lock.unlock();
    }
  }

  /** Asks anew next time: the server did not like this one. */
  void forget() {
    lock.lock();
    try {
      token = null;
    } finally {
      lock.unlock();
    }
  }

  private Token ask() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(tokenUri)
            .timeout(TIMEOUT)
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=worker"))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "HTTP "
              + response.statusCode()
              + ", expected 200 with a token for the worker's client id");
    }
    JsonNode answer = JSON.readTree(response.body());
    String value = answer.path("access_token").asText();
    if (value.isEmpty()) {
      throw new IOException("an answer without access_token");
    }
    Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong(60));
    Duration kept =
        lifetime.compareTo(EARLY.multipliedBy(2)) > 0
            ? lifetime.minus(EARLY)
            : lifetime.dividedBy(2);
    return new Token(value, clock.instant().plus(kept));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
