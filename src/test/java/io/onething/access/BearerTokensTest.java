package io.onething.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class BearerTokensTest {

  private static final String ISSUER = "https://identity.example";

  private static RSAKey key;
  private static HttpServer keys;
  private static JwtDecoder tokens;

  @BeforeAll
  static void publishAKey() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, published.length);
          exchange.getResponseBody().write(published);
          exchange.close();
        });
    keys.start();
    tokens =
        IdentityClient.tokensFor(
            "onething-server",
            new IdentitySettings(
                URI.create(ISSUER),
                "onething-server",
                "secret",
                "worker",
                null,
                null,
                URI.create("http://localhost:" + keys.getAddress().getPort() + "/jwks"),
                List.of("openid")));
  }

  @AfterAll
  static void stop() {
    keys.stop(0);
  }

  @Test
  void takesATokenOfOurIssuerForUs() throws Exception {
    assertThat(tokens.decode(signed(claims().build(), key)).getSubject()).isEqualTo("liwen");
  }

  @Test
  void refusesAnotherAudience() {
    refuses(claims().audience("somebody-else").build());
  }

  @Test
  void refusesAnotherIssuer() {
    refuses(claims().issuer("https://other.example").build());
  }

  @Test
  void refusesWhatHasExpired() {
    refuses(claims().expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5)))).build());
  }

  @Test
  void refusesWhatNeverExpires() {
    refuses(claims().expirationTime(null).build());
  }

  @Test
  void refusesAnotherKey() throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
    assertThatThrownBy(() -> tokens.decode(signed(claims().build(), other)))
        .isInstanceOf(JwtException.class);
  }

  @Test
  void refusesATokenThatNobodySigned() {
    String unsigned = new PlainJWT(claims().build()).serialize();
    assertThatThrownBy(() -> tokens.decode(unsigned)).isInstanceOf(JwtException.class);
  }

  private static void refuses(JWTClaimsSet claims) {
    assertThatThrownBy(() -> tokens.decode(signed(claims, key))).isInstanceOf(JwtException.class);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("liwen")
        .issuer(ISSUER)
        .audience("onething-server")
        .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
