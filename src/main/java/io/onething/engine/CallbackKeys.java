package io.onething.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys of a department; several while it changes from one to the next. */
final class CallbackKeys {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final String PUBLIC_KEY = "PUBLIC KEY";
  private static final int SHORTEST_RSA = 2048;

  private final List<JWSVerifier> verifiers;

  private CallbackKeys(List<JWSVerifier> verifiers) {
    this.verifiers = verifiers;
  }

  /**
   * Reads PEM blocks, one after another; {@code \n} may stand for the end of a line.
   *
   * @throws IllegalArgumentException saying what is wrong, never the text itself: it may be a
   *     private key by mistake
   */
  static CallbackKeys read(String pem) {
    Matcher block = BLOCK.matcher(pem.replace("\\n", "\n"));
    List<JWSVerifier> verifiers = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    while (block.find()) {
      block.appendReplacement(rest, "");
      if (!block.group(1).equals(PUBLIC_KEY)) {
        throw new IllegalArgumentException("holds a " + block.group(1));
      }
      verifiers.add(verifier(block.group(2)));
    }
    if (verifiers.isEmpty() || !block.appendTail(rest).toString().isBlank()) {
      throw new IllegalArgumentException("is not PEM");
    }
    return new CallbackKeys(List.copyOf(verifiers));
  }

  /** Whether one of the keys has made the token's signature, by an algorithm that it is for. */
  boolean haveSigned(SignedJWT token) {
    return verifiers.stream()
        .filter(key -> key.supportedJWSAlgorithms().contains(token.getHeader().getAlgorithm()))
        .anyMatch(key -> verifies(token, key));
  }

  private static boolean verifies(SignedJWT token, JWSVerifier key) {
    try {
      return token.verify(key);
    } catch (JOSEException unusable) {
      return false;
    }
  }

  private static JWSVerifier verifier(String base64) {
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("is not PEM", malformed);
    }
    X509EncodedKeySpec key = new X509EncodedKeySpec(der);
    try {
      return rsa((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(key));
    } catch (GeneralSecurityException notRsa) {
      return ec(key);
    }
  }

  private static JWSVerifier rsa(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    if (bits < SHORTEST_RSA) {
      throw new IllegalArgumentException("holds an RSA key of " + bits + " bits");
    }
    return new RSASSAVerifier(key);
  }

  private static JWSVerifier ec(X509EncodedKeySpec spec) {
    try {
      ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
      if (!Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
        throw new IllegalArgumentException("holds an EC key of another curve");
      }
      return new ECDSAVerifier(key);
    } catch (GeneralSecurityException | JOSEException neither) {
      throw new IllegalArgumentException("holds a key that is neither RSA nor EC", neither);
    }
  }
}
