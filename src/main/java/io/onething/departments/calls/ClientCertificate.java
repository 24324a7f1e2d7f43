package io.onething.departments.calls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Opens the PKCS12 files of a sign-in by client certificate. */
final class ClientCertificate {
  private ClientCertificate() {}

  /**
   * What a connection proves itself with, and whom it believes.
   *
   * @param keyStore file with our key and certificate
   * @param trustStore file with the department's authority; null for the ones Java knows
   * @param password of both
   * @throws IOException when a file cannot be read; the message names it
   * @throws GeneralSecurityException when what it holds cannot be used
   */
  static SSLContext open(Path keyStore, @Nullable Path trustStore, String password)
      throws IOException, GeneralSecurityException {
    char[] secret = password.toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(keyStore, secret), secret);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusted(trustStore, secret), null);
    return context;
  }

  @SuppressWarnings("NullAway") // null is Java's own list of authorities
  private static TrustManager @Nullable [] trusted(@Nullable Path trustStore, char[] secret)
      throws IOException, GeneralSecurityException {
    if (trustStore == null) {
      return null;
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(load(trustStore, secret));
    return trust.getTrustManagers();
  }

  private static KeyStore load(Path file, char[] secret)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, secret);
    } catch (IOException unreadable) {
      throw new IOException(
          "'%s' cannot be opened (%s), expected a PKCS12 file and its password"
              .formatted(file, unreadable.getClass().getSimpleName()),
          unreadable);
    }
    return store;
  }
}
