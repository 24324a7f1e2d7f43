package io.onething.engine;

import io.onething.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Which body each token of a department came with, for all servers, while it could come again. */
@Repository
class SeenTokens {

  /** Longer than any token is fresh. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final JdbcClient jdbc;

  SeenTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the token's id has come with no other body; of two at once, one is the first. */
  boolean isOf(String department, String id, byte[] bodySha256, Instant now) {
    byte[] index = Sha256.of(id.getBytes(StandardCharsets.UTF_8));
    jdbc.sql(
            """
            INSERT INTO callback_token (department, token_index, body_sha256, seen_at) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE seen_at = seen_at
            """)
        .params(department, index, bodySha256, Timestamp.from(now))
        .update();
    return MessageDigest.isEqual(
        bodySha256,
        jdbc.sql("SELECT body_sha256 FROM callback_token WHERE department = ? AND token_index = ?")
            .params(department, index)
            .query(byte[].class)
            .single());
  }

  /** By the machine's time, as tokens are. */
  @Scheduled(fixedDelayString = "PT10M")
  void forget() {
    jdbc.sql("DELETE FROM callback_token WHERE seen_at < ?")
        .param(Timestamp.from(Instant.now().minus(KEPT)))
        .update();
  }
}
