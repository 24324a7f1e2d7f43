package io.onething.engine;

import static io.onething.engine.TokenSigner.claims;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.onething.shared.OneThingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CallbackTokenTest {

  private static final String BODY = "{\"ticket\":\"T1\",\"result\":\"MOVED_OUT\"}";

  private static final TokenSigner ORIGIN = TokenSigner.rsa(JWSAlgorithm.RS256);
  private static final TokenSigner ORIGIN_NEXT = TokenSigner.ec();
  private static final TokenSigner ORIGIN_PSS = new TokenSigner(JWSAlgorithm.PS256, ORIGIN.keys());
  private static final TokenSigner STRANGER = TokenSigner.rsa(JWSAlgorithm.RS256);

  private final CallbackToken tokens =
      new CallbackToken(
          "police-origin",
          TokenSigner.ISSUER,
          CallbackKeys.read(ORIGIN.publicPem() + "\n" + ORIGIN_NEXT.publicPem()),
          new InMemory());

  static Stream<TokenSigner> departments() {
    return Stream.of(ORIGIN, ORIGIN_PSS, ORIGIN_NEXT);
  }

  @ParameterizedTest
  @MethodSource("departments")
  void takesWhatOneOfTheDepartmentsKeysHasSigned(TokenSigner department) {
    assertThatCode(() -> check(department.token(BODY), BODY)).doesNotThrowAnyException();
  }

  @Test
  void theSameTokenMayComeAnyNumberOfTimesButWithNoOtherBody() {
    String token = ORIGIN.token(BODY);
    check(token, BODY);

    assertThatCode(() -> check(token, BODY)).doesNotThrowAnyException();
    refuses(token, BODY + " ", "sha256");
    JWTClaimsSet sameId = claims("{}").jwtID(id(token)).build();
    refuses(ORIGIN.sign(sameId), "{}", "jti has come with another body");
  }

  @Test
  void refusesATokenThatNobodySigned() {
    refuses(new PlainJWT(claims(BODY).build()).serialize(), BODY, "no signed JWT");
    refuses("nonsense", BODY, "no signed JWT");
    String token = ORIGIN.token(BODY);
    refuses(token.substring(0, token.lastIndexOf('.') + 1), BODY, "");
  }

  /** Who knows the public key could sign, if it were taken for a shared one. */
  @Test
  void refusesHs256ByThePublicKey() throws JOSEException {
    for (byte[] shared :
        new byte[][] {
          ORIGIN.publicPem().getBytes(StandardCharsets.UTF_8),
          ORIGIN.keys().getPublic().getEncoded()
        }) {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(BODY).build());
      token.sign(new MACSigner(shared));
      refuses(token.serialize(), BODY, "alg is none of");
    }
  }

  @Test
  void refusesWeakerHashesAndOtherAlgorithmsOfTheSameKey() {
    refuses(new TokenSigner(JWSAlgorithm.RS512, ORIGIN.keys()).token(BODY), BODY, "alg is none of");
  }

  @Test
  void refusesAnotherKeyAndAChangedToken() {
    refuses(STRANGER.token(BODY), BODY, "none of the department's keys");
    String[] one = ORIGIN.token(BODY).split("\\.");
    String[] other = ORIGIN.token(BODY).split("\\.");
    refuses(one[0] + "." + other[1] + "." + one[2], BODY, "none of the department's keys");
  }

  @Test
  void refusesWhatIsNotAgreedOn() {
    refuses(ORIGIN.sign(claims(BODY).issuer("https://else.example").build()), BODY, "iss");
    refuses(ORIGIN.sign(claims(BODY).issuer(null).build()), BODY, "iss");
    refuses(ORIGIN.sign(claims(BODY).jwtID(null).build()), BODY, "jti");
    refuses(ORIGIN.sign(claims(BODY).jwtID(" ").build()), BODY, "jti");
    refuses(ORIGIN.sign(claims(BODY).jwtID("x".repeat(256)).build()), BODY, "jti");
    refuses(ORIGIN.sign(claims(BODY).claim("sha256", null).build()), BODY, "sha256");
    refuses(ORIGIN.sign(claims(BODY).claim("sha256", "ab").build()), BODY, "sha256");
    refuses(ORIGIN.sign(claims(BODY).claim("sha256", 7).build()), BODY, "sha256");
    refuses(ORIGIN.token(BODY), BODY.replace("T1", "T2"), "sha256");
  }

  @Test
  void refusesWhatIsNotOfNow() {
    Instant now = Instant.now();
    assertThatCode(() -> check(ORIGIN.sign(issued(now.minusSeconds(290))), BODY))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(ORIGIN.sign(issued(now.plusSeconds(30))), BODY))
        .doesNotThrowAnyException();
    refuses(ORIGIN.sign(issued(now.minusSeconds(302))), BODY, "stale");
    refuses(ORIGIN.sign(issued(now.plusSeconds(90))), BODY, "future");
    refuses(ORIGIN.sign(claims(BODY).issueTime(null).build()), BODY, "iat");
    refuses(
        ORIGIN.sign(claims(BODY).expirationTime(Date.from(now.minusSeconds(5))).build()),
        BODY,
        "exp");
  }

  @Test
  void refusesARequestWithoutOneToken() {
    HttpHeaders none = new HttpHeaders();
    HttpHeaders basic = new HttpHeaders();
    basic.setBasicAuth("user", "password");
    HttpHeaders two = new HttpHeaders();
    two.put(
        HttpHeaders.AUTHORIZATION,
        Arrays.asList("Bearer " + ORIGIN.token(BODY), "Bearer " + ORIGIN.token(BODY)));
    for (HttpHeaders headers : new HttpHeaders[] {none, basic, two}) {
      assertThatThrownBy(() -> tokens.check(headers, bytes(BODY), Instant.now()))
          .isInstanceOf(OneThingException.class)
          .hasMessageContaining("Authorization");
    }
  }

  private static JWTClaimsSet issued(Instant at) {
    return claims(BODY).issueTime(Date.from(at)).build();
  }

  private void check(String token, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(token);
    tokens.check(headers, bytes(body), Instant.now());
  }

  private void refuses(String token, String body, String why) {
    assertThatThrownBy(() -> check(token, body))
        .isInstanceOf(OneThingException.class)
        .hasMessageContaining(why);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String id(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
    } catch (java.text.ParseException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** As the table keeps it; {@code SeenTokensIT} has the real one. */
  private static final class InMemory extends SeenTokens {
    private final Map<String, byte[]> bodies = new HashMap<>();

    InMemory() {
      super(JdbcClient.create(new DriverManagerDataSource()));
    }

    @Override
    boolean isOf(String department, String id, byte[] bodySha256, Instant now) {
      return Arrays.equals(bodies.computeIfAbsent(department + id, any -> bodySha256), bodySha256);
    }
  }
}
