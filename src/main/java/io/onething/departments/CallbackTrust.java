package io.onething.departments;

/** Why a callback is believed to come from the department. */
public sealed interface CallbackTrust {

  /**
   * The body is signed with a shared key (HMAC-SHA256).
   *
   * @param secret the key
   */
  record Hmac(Setting secret) implements CallbackTrust {}

  /**
   * A signed token (JWS) that names the body's SHA-256.
   *
   * @param issuer what the token must name as its issuer
   * @param publicKey the department's public keys, PEM; several while it changes them
   */
  record Jwt(String issuer, Setting publicKey) implements CallbackTrust {}
}
