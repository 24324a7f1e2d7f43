package io.onething.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DailyQuotaIT {

  private static final LocalDate TODAY = LocalDate.parse("2026-09-01");

  private static HikariDataSource pool;
  private static TransactionTemplate transaction;

  @BeforeAll
  static void open() throws Exception {
    pool = TestDatabase.migratedPool();
    transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  /** Two servers are two of these on one database. */
  @Test
  void serversTogetherHandOutWhatTheDepartmentTakesAndNoMore() throws Exception {
    List<DailyQuota> servers = List.of(quota(), quota());
    int fetches = 30;
    CyclicBarrier together = new CyclicBarrier(fetches);
    List<Integer> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < fetches; i++) {
        DailyQuota server = servers.get(i % 2);
        tries.add(
            threads.submit(
                () -> {
                  together.await();
                  return take(server, "police-sz", TODAY, 3, 20);
                }));
      }
      for (Future<Integer> one : tries) {
        taken.add(one.get());
      }
    }

    assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    assertThat(servers.getFirst().handedOut("police-sz", TODAY)).isEqualTo(20);
  }

  @Test
  void aHandoutThatFailsHasTakenNothing() {
    DailyQuota quota = quota();
    transaction.executeWithoutResult(
        status -> {
          quota.take("education", TODAY, 5, 20);
          status.setRollbackOnly();
        });

    assertThat(quota.handedOut("education", TODAY)).isZero();
  }

  @Test
  void aTaskGivenBackMakesRoomAndAnotherDayHasRoomOfItsOwn() {
    DailyQuota quota = quota();
    assertThat(take(quota, "hrss", TODAY, 2, 1)).isEqualTo(1);
    assertThat(take(quota, "hrss", TODAY, 1, 1)).isZero();
    assertThat(take(quota, "hrss", TODAY.plusDays(1), 1, 1)).isEqualTo(1);

    quota.giveBack("hrss", TODAY);

    assertThat(take(quota, "hrss", TODAY, 1, 1)).isEqualTo(1);
    quota.giveBack("health", TODAY);
    assertThat(quota.handedOut("health", TODAY)).isZero();
  }

  @Test
  void aQuotaMadeSmallerDuringTheDayTakesNothingBack() {
    DailyQuota quota = quota();
    take(quota, "housing", TODAY, 8, 20);

    assertThat(take(quota, "housing", TODAY, 1, 5)).isZero();
    assertThat(quota.handedOut("housing", TODAY)).isEqualTo(8);
  }

  private static DailyQuota quota() {
    return new DailyQuota(JdbcClient.create(pool));
  }

  private static int take(DailyQuota quota, String department, LocalDate day, int wanted, int of) {
    return Objects.requireNonNull(
        transaction.execute(status -> quota.take(department, day, wanted, of)));
  }
}
