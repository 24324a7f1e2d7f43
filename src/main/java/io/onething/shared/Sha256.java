package io.onething.shared;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every Java has: FIPS 180-4. */
public final class Sha256 {

  private Sha256() {}

  /** The 32 bytes of the content's digest. */
  public static byte[] of(byte[] content) {
    return begin().digest(content);
  }

  /** A digest of what comes in parts. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
