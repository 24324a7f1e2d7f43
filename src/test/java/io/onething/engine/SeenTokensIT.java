package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SeenTokensIT {

  private static HikariDataSource pool;

  @BeforeAll
  static void open() throws Exception {
    pool = TestDatabase.migratedPool();
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  /** Two servers are two of these on one database. */
  @Test
  void ofTwoBodiesAtTwoServersAtOnceOneIsTheTokens() throws Exception {
    List<SeenTokens> servers = List.of(seen(), seen());
    CyclicBarrier together = new CyclicBarrier(8);
    List<Boolean> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> callbacks = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        SeenTokens server = servers.get(n % 2);
        byte[] body = body(n);
        callbacks.add(
            threads.submit(
                () -> {
                  together.await();
                  return server.isOf("police-origin", "one", body, Instant.now());
                }));
      }
      for (Future<Boolean> callback : callbacks) {
        taken.add(callback.get());
      }
    }

    assertThat(taken).containsOnlyOnce(true);
  }

  @Test
  void aTokenIsItsDepartmentsAloneAndForgottenWhenItCouldNotComeAgain() {
    SeenTokens seen = seen();
    Instant now = Instant.now();
    assertThat(seen.isOf("police-origin", "two", body(1), now.minusSeconds(3000))).isTrue();
    assertThat(seen.isOf("hrss", "two", body(2), now.minusSeconds(4000))).isTrue();

    seen.forget();

    assertThat(seen.isOf("police-origin", "two", body(3), now)).isFalse();
    assertThat(seen.isOf("hrss", "two", body(3), now)).isTrue();
  }

  private static SeenTokens seen() {
    return new SeenTokens(JdbcClient.create(pool));
  }

  private static byte[] body(int n) {
    byte[] digest = new byte[32];
    Arrays.fill(digest, (byte) n);
    return digest;
  }
}
