package io.onething.engine;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;

/**
 * A shared key: {@code X-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">}.
 *
 * @param secret the key
 */
record CallbackSignature(String secret) implements CallbackProof {

  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
  private static final Duration WINDOW = Duration.ofSeconds(300);

  @Override
  public void check(HttpHeaders headers, byte[] body, Instant now) {
    Matcher form = FORM.matcher(Objects.requireNonNullElse(headers.getFirst("X-Signature"), ""));
    if (!form.matches()) {
      throw refused("X-Signature is missing or malformed; expected t=<seconds>,v1=<hex>");
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
    if (Duration.between(signedAt, now).abs().compareTo(WINDOW) > 0) {
      throw refused("X-Signature is stale; expected within " + WINDOW.toSeconds() + " s of now");
    }
    byte[] expected = hmac(form.group(1), body);
    if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(form.group(2)))) {
      throw refused("X-Signature does not match the body");
    }
  }

  private byte[] hmac(String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no HmacSHA256", impossible);
    }
  }

  private static OneThingException refused(String detail) {
    return new OneThingException(ErrorCode.BAD_SIGNATURE, detail);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "CallbackSignature";
  }
}
