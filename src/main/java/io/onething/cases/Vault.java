package io.onething.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data field by field (AES-256-GCM) and makes blind indexes (HMAC-SHA-256) by which
 * equal values can be found without being read. Required by 个人信息保护法, art. 51.
 */
public final class Vault {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte FORMAT = 1;

  private final SecretKeySpec sealingKey;
  private final SecretKeySpec indexKey;
  private final SecretKeySpec fileKey;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param key 32 random bytes in Base64; the keys for sealing and indexing are derived from it
   * @throws IllegalArgumentException if it is not 32 bytes in Base64
   */
  public Vault(String key) {
    byte[] master;
    try {
      master = Base64.getDecoder().decode(key.trim());
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(
          "onething.cases.key is not Base64; expected 32 random bytes, as from: openssl rand -base64 32");
    }
    if (master.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "onething.cases.key has "
              + master.length
              + " bytes; expected 32, as from: openssl rand -base64 32");
    }
    sealingKey = new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "seal"), "AES");
    fileKey =
        new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "file"), "HmacSHA256");
    indexKey =
        new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "index"), "HmacSHA256");
  }

  /** Seals a text. The same text gives other bytes each time. */
  public byte[] seal(String text) {
    return seal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Seals bytes, such as a rendered document. */
  public byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed = new byte[1 + NONCE_BYTES + cipher.getOutputSize(plain.length)];
      sealed[0] = FORMAT;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java cannot seal with AES-GCM", impossible);
    }
  }

  /**
   * Opens what {@link #seal(String)} made.
   *
   * @throws IllegalStateException if the bytes were changed or sealed with another key
   */
  public String open(byte[] sealed) {
    return new String(openBytes(sealed), StandardCharsets.UTF_8);
  }

  /** Opens what {@link #seal(byte[])} made; fails as {@link #open}. */
  public byte[] openBytes(byte[] sealed) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, sealingKey, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE_BYTES));
      return cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
    } catch (GeneralSecurityException changed) {
      throw new IllegalStateException(
          "Sealed data does not open: it was changed, or onething.cases.key is not the key it was sealed with",
          changed);
    }
  }

  /** Seals files too long to be held in memory, each with a key of its own. */
  public FileSeal files() {
    return new FileSeal(own -> new SecretKeySpec(hmac(fileKey, own), "AES"));
  }

  /**
   * A keyed digest: equal texts of one purpose have equal indexes, and nothing else can be told.
   */
  public byte[] index(String purpose, String text) {
    return hmac(indexKey, purpose + "\u0000" + text);
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    return hmac(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no HmacSHA256", impossible);
    }
  }
}
