package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signed requests: {@code X-Key-Id}, and {@code X-Signature: t=<unix seconds>,v1=<hex
 * HMAC-SHA256(secret, t.METHOD.path?query.body)>} over the path, query and body as they were sent.
 */
record SignedRequest(String keyId, Secret secret, Clock clock) implements SignIn {

  private static final Duration WINDOW = Duration.ofSeconds(300);
  private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  @Override
  public @Nullable Refusal refusal(HttpServletRequest request) {
    if (!keyId.equals(request.getHeader("X-Key-Id"))) {
      return refused("X-Key-Id is missing or names no key of this department.");
    }
    String shown = request.getHeader("X-Signature");
    Matcher signature = SIGNATURE.matcher(shown == null ? "" : shown);
    if (!signature.matches()) {
      return refused(
          "X-Signature is missing or not of the form t=<unix seconds>,v1=<64 hex digits>.");
    }
    Instant time = Instant.ofEpochSecond(Long.parseLong(signature.group(1)));
    if (Duration.between(time, clock.instant()).abs().compareTo(WINDOW) > 0) {
      return refused("t of X-Signature is more than 300 seconds from this department's clock.");
    }
    String expected =
        secret.signatureOf(
            (signature.group(1) + "." + request.getMethod() + "." + address(request) + ".")
                .getBytes(StandardCharsets.UTF_8),
            KeptBody.of(request));
    return new Secret(expected).is(signature.group(2))
        ? null
        : refused(
            "v1 of X-Signature does not fit; expected hex HMAC-SHA256(secret, t.METHOD.path?query.body), all as sent.");
  }

  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static Refusal refused(String detail) {
    return Refusal.of("SIGNATURE_REFUSED", detail);
  }
}
