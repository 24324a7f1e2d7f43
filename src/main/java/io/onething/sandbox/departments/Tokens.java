package io.onething.sandbox.departments;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The tokens that are good now. A restart of the sandbox forgets them all. */
@Component
class Tokens {

  static final Duration LIFE = Duration.ofMinutes(10);

  private static final int BYTES = 24;

  private final Map<String, Instant> runOut = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  Tokens(Clock clock) {
    this.clock = clock;
  }

  /** A new token, good for {@link #LIFE}. */
  String issue() {
    Instant now = clock.instant();
    runOut.values().removeIf(now::isAfter);
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    runOut.put(token, now.plus(LIFE));
    return token;
  }

  boolean isGood(String token) {
    Instant end = runOut.get(token);
    return end != null && clock.instant().isBefore(end);
  }
}
