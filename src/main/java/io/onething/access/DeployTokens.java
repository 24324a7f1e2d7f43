package io.onething.access;

import io.onething.shared.Sha256;
import io.onething.shared.UtcTime;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Personal tokens of modelers, for tools that cannot sign in at the identity provider. Each is
 * shown once, kept as a digest only, runs out, and can be revoked. It vouches for the role that its
 * owner had when it was made: who is a modeler no longer has to have it revoked.
 */
@Component
@Transactional
class DeployTokens {

  static final Duration LONGEST = Duration.ofDays(90);

  private static final String PREFIX = "otd_";
  private static final int RANDOM_BYTES = 32;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DeployTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A token as its owner sees it later: all but the token itself. */
  record Row(
      long id,
      String label,
      Instant madeAt,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant usedAt) {}

  /** A new token, and the only time that its text is known. */
  record Made(String token, Instant expiresAt) {}

  Made make(String subject, String label, Duration validity) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    Instant expires = now.plus(validity);
    jdbc.sql(
            "INSERT INTO deploy_token (subject, label, digest, made_at, expires_at) VALUES (?, ?, ?, ?, ?)")
        .params(subject, label, digest(token), UtcTime.of(now), UtcTime.of(expires))
        .update();
    return new Made(token, expires);
  }

  /** Whether this is a token of this person that counts now. */
  boolean isOf(String subject, String token) {
    Instant now = clock.instant();
    Optional<Long> found =
        jdbc.sql(
                "SELECT id FROM deploy_token WHERE digest = ? AND subject = ? AND revoked_at IS NULL AND expires_at > ?")
            .params(digest(token), subject, UtcTime.of(now))
            .query(Long.class)
            .optional();
    found.ifPresent(
        id ->
            jdbc.sql("UPDATE deploy_token SET used_at = ? WHERE id = ?")
                .params(UtcTime.of(now), id)
                .update());
    return found.isPresent();
  }

  /** The tokens of this person, newest first. */
  @Transactional(readOnly = true)
  public List<Row> of(String subject) {
    return jdbc.sql(
            "SELECT id, label, made_at, expires_at, revoked_at, used_at FROM deploy_token WHERE subject = ? ORDER BY id DESC")
        .param(subject)
        .query(
            (row, index) ->
                new Row(
                    row.getLong("id"),
                    row.getString("label"),
                    UtcTime.required(row, "made_at"),
                    UtcTime.required(row, "expires_at"),
                    UtcTime.instant(row, "revoked_at"),
                    UtcTime.instant(row, "used_at")))
        .list();
  }

  /**
   * The token counts no longer.
   *
   * @return false if this person has no such token, or had revoked it before
   */
  boolean revoke(String subject, long id) {
    return jdbc.sql(
                "UPDATE deploy_token SET revoked_at = ? WHERE id = ? AND subject = ? AND revoked_at IS NULL")
            .params(UtcTime.of(clock.instant()), id, subject)
            .update()
        == 1;
  }

  /** A digest without salt will do: a token is 32 random bytes, which nobody guesses. */
  private static String digest(String token) {
    return HexFormat.of().formatHex(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
  }
}
