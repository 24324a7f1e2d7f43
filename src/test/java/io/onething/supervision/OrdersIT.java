package io.onething.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.Edition;
import io.onething.catalog.ReleaseStore;
import io.onething.deadlines.AdjustableClock;
import io.onething.deadlines.Climbing;
import io.onething.deadlines.RungReached;
import io.onething.organisation.CaseOffices;
import io.onething.shared.CaseId;
import io.onething.testing.CaseContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is demanded of a department that is late, on a real database. */
class OrdersIT {

  private static final AdjustableClock CLOCK = new AdjustableClock("2026-03-02T10:00");

  private static CaseContext context;

  private CaseId caseId;

  /** Publishes as the ladder does. */
  record Ladder(ApplicationContext server) {}

  @Import(OrdersSetup.class)
  static class Trial {
    @Bean
    Ladder trialLadder(ApplicationContext server) {
      return new Ladder(server);
    }
  }

  @BeforeAll
  static void start() {
    context = CaseContext.start(CLOCK, Trial.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void accept() {
    CLOCK.set("2026-03-02T10:00");
    // Nor do clocks of other tests climb that had not come to their rungs there.
    for (String table :
        List.of("supervision_order", "penalty", "penalty_count", "outbox", "clock_next_rung")) {
      jdbc().sql("DELETE FROM " + table).update();
    }
    caseId = context.acceptedCase(Map.of());
    context.reach(caseId, "Event_Accepted", Map.of("caseClock", "start"));
  }

  @Test
  void aClockThatIsUpIssuesAnOrderThatRemindsEachWorkingDayUntilItIsAnswered() {
    climbAt("2026-03-30T17:29");
    assertThat(orders()).isEmpty();
    // A Monday; the order is to be answered by Tuesday.
    climbAt("2026-03-30T17:30");
    SupervisionOrder order = orders().getFirst();
    assertThat(order.department()).isEqualTo("hrss");
    assertThat(order.number()).matches("DB-2026-[0-9]{6}");
    assertThat(told()).contains("ORDER_ISSUED hrss-clerks");

    assertThat(remindAt("2026-03-31T17:29")).isZero();
    assertThat(remindAt("2026-03-31T17:30")).isEqualTo(1);
    assertThat(remindAt("2026-03-31T17:31")).isZero();
    assertThat(remindAt("2026-04-01T17:30")).isEqualTo(1);
    // After an outage over several days, which are holidays in part, once.
    assertThat(remindAt("2026-04-08T09:00")).isEqualTo(1);
    assertThat(orders().getFirst().reminders()).isEqualTo(3);
    assertThat(told())
        .filteredOn(each -> each.startsWith("ORDER_UNANSWERED"))
        .hasSize(6)
        .contains("ORDER_UNANSWERED hrss-section-heads");

    answer(order.id());
    assertThat(remindAt("2026-05-08T09:00")).isZero();
    assertThat(orders().getFirst().answer()).isNotNull();
  }

  /** 科苑小学 has the case: the other schools neither read its order nor answer it. */
  @Test
  void anOrderGoesToTheOfficeThatHasTheCase() {
    jdbc()
        .sql(
            "INSERT INTO case_office (case_id, department, office, group_id, routed_at)"
                + " VALUES (?, 'schools', 'school-keyuan', 'schools-keyuan-clerks', UTC_TIMESTAMP(6))")
        .param(caseId.toString())
        .update();
    reached(caseId, "schools", new Bundle.Order("1wd"), null);

    assertThat(told()).containsExactly("ORDER_ISSUED schools-keyuan-clerks");
    assertThat(orders())
        .extracting(SupervisionOrder::office, SupervisionOrder::group)
        .containsExactly(tuple("school-keyuan", "schools-keyuan-clerks"));
    assertThat(reads("schools", "schools-keyuan-clerks")).isTrue();
    assertThat(reads("schools", "schools-haiwan-clerks")).isFalse();
    assertThat(reads("schools", "schools-section-heads")).isTrue();
    assertThat(reads("education-bureau", "schools-keyuan-clerks")).as("who stands in").isTrue();
    assertThat(reads("hrss", "hrss-section-heads")).isFalse();
    remindAt("2026-04-01T17:30");
    assertThat(told())
        .contains(
            "ORDER_UNANSWERED schools-keyuan-clerks", "ORDER_UNANSWERED schools-section-heads");
  }

  /** Whether it is in the list of such a person, who then answers it, too. */
  private static boolean reads(String department, String group) {
    List<String> groups = List.of(group);
    OrderReader reader =
        new OrderReader(
            false, department, groups, context.bean(CaseOffices.class).headedBy(groups));
    boolean listed = !context.bean(OrderStore.class).list(reader, 100).isEmpty();
    assertThat(orders()).allMatch(order -> reader.answers(order) == listed);
    return listed;
  }

  @Test
  void aCaseThatEndsLeavesItsOrderToBeAnswered() {
    climbAt("2026-03-30T17:30");
    context.reach(caseId, "Event_Settled", Map.of("outcome", "APPROVED"));

    assertThat(remindAt("2026-03-31T17:30")).isEqualTo(1);
  }

  @Test
  void twoServersRemindOfEachOrderOnce() throws Exception {
    for (int more = 0; more < 30; more++) {
      CaseId id = context.acceptedCase(Map.of());
      context.reach(id, "Event_Accepted", Map.of("caseClock", "start"));
    }
    climbAt("2026-03-30T17:30");
    CLOCK.set("2026-03-31T17:30");
    OrderReminders reminders = context.bean(OrderReminders.class);
    assertThat(atOnce(reminders::round, reminders::round)).isEqualTo(31);
    assertThat(orders()).hasSize(31).allMatch(order -> order.reminders() == 1);
  }

  @Test
  void penaltiesOfADepartmentAreCountedOverAllCases() throws Exception {
    List<Callable<Integer>> servers = new ArrayList<>();
    for (int time = 0; time < 4; time++) {
      servers.add(() -> late(context.acceptedCase(Map.of()), "hrss"));
    }
    atOnce(servers.toArray(new Callable[0]));
    late(caseId, "police-sz");

    assertThat(context.bean(PenaltyStore.class).latest(10))
        .extracting(each -> each.department() + " " + each.times() + " " + each.amount())
        .containsExactlyInAnyOrder(
            "hrss 1 0.00", "hrss 2 500.00", "hrss 3 1000.00", "hrss 4 1500.00", "police-sz 1 0.00");
  }

  /** In the list of penalties too, a clock is called what the case's own edition calls it. */
  @Test
  void aPenaltyNamesItsClockAsTheEditionOfTheCaseDoes() throws IOException {
    CaseFiles files = context.bean(CaseFiles.class);
    CaseId id = files.openDraft("talent-residency", "liwen");
    files.runOn(id, released("names: {zh: 人社审核,", "names: {zh: 原先的审核,"));
    files.submit(id);
    late(id, "hrss");

    assertThat(
            context
                .bean(SupervisionViews.class)
                .penalties(context.bean(PenaltyStore.class).latest(1)))
        .extracting(each -> each.clock().zh())
        .containsExactly("原先的审核");
  }

  /** A release of the bundle that differs in this; new cases begin on the folder all the same. */
  private static Edition released(String from, String to) throws IOException {
    String manifest = Files.readString(Path.of("processes/talent-residency/bundle.yaml"));
    assertThat(manifest).contains(from);
    DataFile changed =
        new DataFile(
            "processes/talent-residency/bundle.yaml",
            manifest.replace(from, to).getBytes(StandardCharsets.UTF_8));
    AtomicReference<Edition> edition = new AtomicReference<>();
    context.inTransaction(
        () -> {
          ReleaseStore store = context.bean(ReleaseStore.class);
          store.lock("talent-residency");
          edition.set(
              store.add(
                  "talent-residency",
                  List.of(changed),
                  ReleaseStore.Origin.MODELER,
                  CLOCK.instant(),
                  "linmo",
                  "none"));
        });
    return edition.get();
  }

  /** A rung with a penalty; its row is the last that was claimed. */
  private int late(CaseId id, String department) {
    reached(
        id, department, null, new Bundle.Penalty(new BigDecimal("500"), new BigDecimal("1500")));
    return 1;
  }

  private void reached(
      CaseId id,
      String department,
      Bundle.@Nullable Order order,
      Bundle.@Nullable Penalty penalty) {
    CLOCK.set("2026-03-30T17:30");
    context.inTransaction(
        () ->
            context
                .bean(Ladder.class)
                .server()
                .publishEvent(
                    new RungReached(
                        aRung(),
                        id,
                        "talent-residency",
                        "hrss-review",
                        "due",
                        1,
                        false,
                        new Bundle.Rung("due", List.of(), null, order, penalty),
                        null,
                        "hrss",
                        List.of(department),
                        CLOCK.instant(),
                        null,
                        CLOCK.instant(),
                        CLOCK.instant())));
  }

  private long aRung() {
    jdbc()
        .sql(
            "INSERT IGNORE INTO clock_rung (clock_id, rung, subject, occurrence, due_at, fired_at)"
                + " SELECT id, 'trial', '', 1, started_at, started_at FROM clock WHERE case_id = ?")
        .param(caseId.toString())
        .update();
    return jdbc()
        .sql("SELECT MAX(id) FROM clock_rung WHERE rung = 'trial'")
        .query(Long.class)
        .single();
  }

  @SafeVarargs
  private static int atOnce(Callable<Integer>... servers) throws Exception {
    int sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(servers.length)) {
      for (Future<Integer> each : threads.invokeAll(List.of(servers))) {
        sum += each.get();
      }
    }
    return sum;
  }

  private static void answer(long order) {
    context.inTransaction(
        () ->
            context
                .bean(OrderStore.class)
                .answer(
                    order, "zhangmin", new SupervisionOrder.Answer("张敏", "已办结", CLOCK.instant())));
  }

  private static void climbAt(String civil) {
    CLOCK.set(civil);
    Climbing.round(context.bean(Ladder.class).server());
  }

  private static int remindAt(String civil) {
    CLOCK.set(civil);
    return context.bean(OrderReminders.class).round();
  }

  private static List<SupervisionOrder> orders() {
    return context
        .bean(OrderStore.class)
        .list(new OrderReader(true, null, List.of(), List.of()), 100);
  }

  private static List<String> told() {
    return jdbc()
        .sql(
            "SELECT CONCAT(message, ' ', recipient) FROM outbox WHERE audience = 'STAFF' ORDER BY id")
        .query(String.class)
        .list();
  }

  private static JdbcClient jdbc() {
    return context.bean(JdbcClient.class);
  }
}
