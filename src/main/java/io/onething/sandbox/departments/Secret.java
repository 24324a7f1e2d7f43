package io.onething.sandbox.departments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret that the department shares with its callers; compared without telling how far it fits.
 */
final class Secret {

  private static final String HMAC = "HmacSHA256";

  private final byte[] bytes;

  Secret(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  boolean is(@Nullable String shown) {
    return shown != null && MessageDigest.isEqual(bytes, shown.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA256 of the parts, one after another, in hexadecimal digits. */
  String signatureOf(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HmacSHA256 is part of every Java", impossible);
    }
  }

  /** Says nothing of itself. */
  @Override
  public String toString() {
    return "a secret";
  }
}
