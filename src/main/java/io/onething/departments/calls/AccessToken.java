package io.onething.departments.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Attempt.Cause;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A token of the client-credentials grant (RFC 6749, 4.4), kept until shortly before it expires.
 * However many calls want one at a time, it is asked for once, and its failure is theirs together.
 */
public final class AccessToken {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration EARLY = Duration.ofSeconds(30);
  private static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);

  private final Transport http;
  private final InstantSource time;
  private final OutgoingRequest request;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Token token;
  private @Nullable CompletableFuture<Token> asking;

  private record Token(String value, Instant renewal) {}

  /**
   * @param tokenUri where tokens are handed out
   * @param scope null when none is asked for
   */
  AccessToken(
      Transport http,
      URI tokenUri,
      String clientId,
      String clientSecret,
      @Nullable String scope,
      InstantSource time) {
    this.http = http;
    this.time = time;
    String form =
        "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + encoded(scope));
    this.request =
        new OutgoingRequest(
            "POST",
            tokenUri,
            Map.of(
                "Authorization",
                DepartmentSignIn.basicValue(encoded(clientId), encoded(clientSecret)),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json"),
            form.getBytes(StandardCharsets.UTF_8),
            TIMEOUT);
  }

  /** A token for a client of an identity provider, over connections of its own. */
  public static AccessToken of(
      URI tokenUri, String clientId, String clientSecret, String scope, InstantSource time) {
    return new AccessToken(new DepartmentHttp(null), tokenUri, clientId, clientSecret, scope, time);
  }

  /**
   * A token that is still good for a while, asked for if need be.
   *
   * @throws NoAnswer when none is handed out
   */
  public String current() throws NoAnswer, InterruptedException {
    CompletableFuture<Token> coming;
    boolean mine = false;
    lock.lockInterruptibly();
    try {
      if (token != null && time.instant().isBefore(token.renewal())) {
        return token.value();
      }
      if (asking == null) {
        asking = new CompletableFuture<>();
        mine = true;
      }
      coming = asking;
    } finally {
      lock.unlock();
    }
    if (mine) {
      askFor(coming);
    }
    try {
      return coming.get().value();
    } catch (ExecutionException failed) {
      NoAnswer first = failed.getCause() instanceof NoAnswer none ? none : null;
      throw first == null
          ? new NoAnswer(Cause.UNREACHABLE, "no token: unexpected failure")
          : new NoAnswer(first.failure(), first.getMessage());
    }
  }

  /**
   * Asks anew next time, unless that has been done since.
   *
   * @param refused the token that somebody did not like
   */
  public void forget(String refused) {
    lock.lock();
    try {
      if (token != null && token.value().equals(refused)) {
        token = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private void askFor(CompletableFuture<Token> coming) throws InterruptedException {
    Token got = null;
    try {
      got = ask();
      coming.complete(got);
    } catch (NoAnswer none) {
      coming.completeExceptionally(none);
    } finally {
      coming.completeExceptionally(new NoAnswer(Cause.UNREACHABLE, "no token: stopped"));
      lock.lock();
      try {
        token = got;
        asking = null;
      } finally {
        lock.unlock();
      }
    }
  }

  private Token ask() throws NoAnswer, InterruptedException {
    DepartmentResponse response;
    try {
      response = http.send(request);
    } catch (NoAnswer none) {
      // Nothing of the call itself has been sent, whatever became of the question for a token.
      throw new NoAnswer(Cause.UNREACHABLE, "no token: " + none.getMessage());
    }
    if (response.status() != 200) {
      throw new NoAnswer(
          Cause.UNREACHABLE,
          "no token: HTTP " + response.status() + ", expected 200 for our client id and secret");
    }
    JsonNode answer = json(response.body());
    String value = answer.path("access_token").asText();
    if (value.isEmpty()) {
      throw new NoAnswer(Cause.UNREACHABLE, "no token: an answer without access_token");
    }
    long seconds = answer.path("expires_in").asLong(USUAL_LIFETIME.toSeconds());
    Duration lifetime = Duration.ofSeconds(Math.max(0, seconds));
    Duration kept =
        lifetime.compareTo(EARLY.multipliedBy(2)) > 0
            ? lifetime.minus(EARLY)
            : lifetime.dividedBy(2);
    return new Token(value, time.instant().plus(kept));
  }

  private static JsonNode json(byte[] body) throws NoAnswer {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer == null ? JSON.missingNode() : answer;
    } catch (JsonProcessingException malformed) {
      throw new NoAnswer(Cause.UNREACHABLE, "no token: an answer that is no JSON");
    } catch (IOException impossible) {
      throw new NoAnswer(Cause.UNREACHABLE, "no token: an answer that cannot be read");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Ends its connections. */
  public void close() {
    http.close();
  }
}
