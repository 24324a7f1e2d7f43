package io.onething.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;

/** A department that signs its callbacks with a key of its own. */
record TokenSigner(JWSAlgorithm algorithm, KeyPair keys) {

  static final String ISSUER = "https://origin.example.gov.cn";

  static TokenSigner rsa(JWSAlgorithm algorithm) {
    return new TokenSigner(algorithm, rsa(2048));
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static TokenSigner ec() {
    return new TokenSigner(JWSAlgorithm.ES256, ec("secp256r1"));
  }

  static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  String publicPem() {
    return pem("PUBLIC KEY", keys.getPublic());
  }

  static String pem(String kind, Key key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            kind,
            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()),
            kind);
  }

  /** The claims of a right callback now; to be spoilt. */
  static JWTClaimsSet.Builder claims(String body) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .issueTime(Date.from(Instant.now()))
        .jwtID(UUID.randomUUID().toString())
        .claim("sha256", sha256(body));
  }

  String token(String body) {
    return sign(claims(body).build());
  }

  String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
      token.sign(signer());
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private JWSSigner signer() throws JOSEException {
    return keys.getPrivate() instanceof ECPrivateKey ec
        ? new ECDSASigner(ec)
        : new RSASSASigner(keys.getPrivate());
  }

  static String sha256(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
