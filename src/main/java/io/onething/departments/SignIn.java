package io.onething.departments;

import org.jspecify.annotations.Nullable;

/** How we sign in at a department. */
public sealed interface SignIn {

  /** The department asks for nothing. */
  record None() implements SignIn {}

  /**
   * A key in a header.
   *
   * @param header name of the header
   * @param secret the key
   */
  record ApiKey(String header, Setting secret) implements SignIn {}

  /** User name and password, RFC 7617. */
  record Basic(Setting user, Setting secret) implements SignIn {}

  /**
   * A token of the client-credentials grant, RFC 6749, 4.4.
   *
   * @param tokenUrl where tokens are handed out
   * @param scope null when none is asked for
   */
  record OAuth2(Setting tokenUrl, Setting clientId, Setting secret, @Nullable String scope)
      implements SignIn {}

  /**
   * Every request is signed (HMAC-SHA256) over its time, method, target and body.
   *
   * @param keyId names the key to the department
   */
  record Hmac(String keyId, Setting secret) implements SignIn {}

  /**
   * A client certificate.
   *
   * @param keyStore PKCS12 file with our key and certificate
   * @param secret the files' password
   * @param trustStore PKCS12 file with the department's authority; null for the ones Java knows
   */
  record MutualTls(Setting keyStore, Setting secret, @Nullable Setting trustStore)
      implements SignIn {}
}
