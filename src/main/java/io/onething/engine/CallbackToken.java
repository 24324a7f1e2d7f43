package io.onething.engine;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.onething.shared.Sha256;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The department's own key: {@code Authorization: Bearer <JWS>} with {@code iss}, {@code iat},
 * {@code jti} and {@code sha256}, the hex SHA-256 of the body. A department that got no reply may
 * send the same token with the same body again; a token whose id came with another body is refused.
 */
final class CallbackToken implements CallbackProof {

  /** By public keys alone: with HS256, whoever knows the public key could sign. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);

  private static final Duration WINDOW = Duration.ofSeconds(300);

  /** How far the department's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofSeconds(60);

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_ID = 255;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final String department;
  private final String issuer;
  private final CallbackKeys keys;
  private final SeenTokens seen;

  CallbackToken(String department, String issuer, CallbackKeys keys, SeenTokens seen) {
    this.department = department;
    this.issuer = issuer;
    this.keys = keys;
    this.seen = seen;
  }

  @Override
  public void check(HttpHeaders headers, byte[] body, Instant now) {
    JWTClaimsSet claims = signedBy(keys, bearer(headers));
    expect(issuer.equals(claims.getIssuer()), "its iss is not the one agreed on");
    checkAge(claims, now);
    @Nullable String id = claims.getJWTID();
    if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
      throw refused("it has no jti of at most " + LONGEST_ID + " characters");
    }
    byte[] digest = Sha256.of(body);
    expect(MessageDigest.isEqual(digest, named(claims)), "its sha256 is not that of the body");
    expect(seen.isOf(department, id, digest, now), "its jti has come with another body before");
  }

  private static String bearer(HttpHeaders headers) {
    List<String> values = headers.getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
    if (values.size() != 1
        || !values.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new OneThingException(
          ErrorCode.BAD_SIGNATURE, "Authorization is missing or malformed; expected Bearer <JWS>");
    }
    return values.getFirst().substring(SCHEME.length()).strip();
  }

  private static JWTClaimsSet signedBy(CallbackKeys keys, String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      expect(
          ALGORITHMS.contains(token.getHeader().getAlgorithm()),
          "its alg is none of RS256, ES256, PS256");
      expect(keys.haveSigned(token), "its signature is by none of the department's keys");
      return token.getJWTClaimsSet();
    } catch (ParseException malformed) {
      throw refused("it is no signed JWT");
    }
  }

  private static void checkAge(JWTClaimsSet claims, Instant now) {
    if (claims.getIssueTime() == null) {
      throw refused("it has no iat");
    }
    Instant issued = claims.getIssueTime().toInstant();
    expect(
        !issued.plus(WINDOW).isBefore(now),
        "its iat is stale, expected at most " + WINDOW.toSeconds() + " s ago");
    expect(
        !issued.minus(AHEAD).isAfter(now),
        "its iat is in the future, expected at most " + AHEAD.toSeconds() + " s ahead");
    expect(
        claims.getExpirationTime() == null || claims.getExpirationTime().toInstant().isAfter(now),
        "its exp is over");
  }

  private static byte[] named(JWTClaimsSet claims) {
    return claims.getClaim("sha256") instanceof String hex && SHA256.matcher(hex).matches()
        ? HexFormat.of().parseHex(hex)
        : new byte[0];
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw refused(otherwise);
    }
  }

  private static OneThingException refused(String why) {
    return new OneThingException(ErrorCode.BAD_SIGNATURE, "The token is refused: " + why);
  }
}
