package io.onething.departments.calls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs every request over its time, method, target and body, exactly as they are sent: {@code
 * X-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256(secret, t.METHOD.target.body)>}.
 *
 * @param keyId names the key to the department
 */
record HmacSignIn(String keyId, SecretKeySpec key, InstantSource time) implements DepartmentSignIn {
  private static final String ALGORITHM = "HmacSHA256";

  HmacSignIn(String keyId, String secret, InstantSource time) {
    this(keyId, new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM), time);
  }

  @Override
  public OutgoingRequest sign(OutgoingRequest request) {
    long seconds = time.instant().getEpochSecond();
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    String head = seconds + "." + request.method() + "." + request.target() + ".";
    signed.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(request.body());
    return request
        .with("X-Key-Id", keyId)
        .with("X-Signature", "t=" + seconds + ",v1=" + hmac(signed.toByteArray()));
  }

  private String hmac(byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", impossible);
    }
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "hmac " + keyId;
  }
}
