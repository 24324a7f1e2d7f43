package io.onething.applicants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.onething.shared.TimeSource;
import io.onething.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What is refused before there is a case, at the door of 入学一件事. */
class IntakeIT {

  private final TestServer server = TestServer.shared();

  @AfterEach
  void realTime() {
    server.bean(TimeSource.class).setOffset(Duration.ZERO);
  }

  @Test
  void aGuardianComesInUntilTheLastSecondAndGetsSeasonAndBatch() {
    at("2027-07-17T17:59:50");
    assertThat(admit(facts("440305202005081117", "甲")))
        .containsEntry("season", "2026-primary")
        .containsEntry("batch", 3);
  }

  @Test
  void aSeasonThatClosedASecondAgoIsClosed() {
    at("2027-07-17T18:00:00");
    OneThingException refused = refused(facts("440305202003182424", "乙"));
    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_IN_SEASON);
    assertThat(said(refused)).isEqualTo("小学一年级新生报名已于2027年7月17日 18:00截止");
  }

  @Test
  void aSeasonThatHasNotBegunSaysWhenItDoes() {
    at("2026-02-28T12:00:00");
    assertThat(said(refused(facts("440305202003182424", "乙"))))
        .isEqualTo("小学一年级新生报名尚未开始，2026年3月1日 08:00开始");
  }

  @Test
  void whoIsTooYoungIsToldWhoIsTaken() {
    at("2026-03-02T10:00:00");
    OneThingException refused = refused(facts("440305202209011234", "丙"));
    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_IN_SEASON);
    assertThat(said(refused)).contains("2019-09-01至2020-08-31");
  }

  @Test
  void whoIsNotTheGuardianIsRefusedAtTheField() {
    at("2026-03-02T10:00:00");
    Map<String, Object> facts = facts("440305202003182424", "乙");
    facts.put("guardedChildren", List.of());
    OneThingException refused = refusedByTheForm(facts);
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(refused.faults().get(0).field()).isEqualTo("childIdNumber");
    assertThat(said(refused)).contains("不是该学生的监护人");
  }

  @Test
  void nobodyComesInBeforeThePoliceHaveAnswered() {
    at("2026-03-02T10:00:00");
    Map<String, Object> facts = facts("440305202003182424", "乙");
    facts.remove("guardedChildren");
    assertThat(said(refusedByTheForm(facts))).contains("稍后再试");
  }

  @Test
  void guardiansAtTheSameMomentMakeOneApplication() throws Exception {
    at("2026-03-02T10:00:00");
    Map<String, Object> facts = facts("440305202002020202", "丁");
    int guardians = 8;
    CountDownLatch ready = new CountDownLatch(guardians);
    List<Future<Boolean>> applying = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < guardians; i++) {
        applying.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return admitted(facts);
                }));
      }
    }
    int admitted = 0;
    for (Future<Boolean> each : applying) {
      admitted += each.get() ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(1);
  }

  private boolean admitted(Map<String, Object> facts) {
    try {
      admit(facts);
      return true;
    } catch (OneThingException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.ALREADY_APPLIED);
      assertThat(said(refused)).contains("不能重复报名");
      return false;
    }
  }

  private static String said(OneThingException refused) {
    return refused.faults().get(0).problem().zh();
  }

  private OneThingException refused(Map<String, Object> facts) {
    return catchThrowableOfType(OneThingException.class, () -> admit(facts));
  }

  private OneThingException refusedByTheForm(Map<String, Object> facts) {
    Forms forms = server.bean(Forms.class);
    Bundle bundle = server.bean(Catalog.class).offered("school-enrollment");
    Map<String, Object> typed =
        Map.of(
            "childName",
            facts.get("childName"),
            "childIdNumber",
            facts.get("childIdNumber"),
            "mobile",
            "13800000000",
            "truthPledge",
            true);
    return catchThrowableOfType(
        OneThingException.class,
        () -> forms.check(bundle, forms.application(bundle), typed, facts, Map.of()));
  }

  private Map<String, Object> admit(Map<String, Object> facts) {
    Bundle bundle = server.bean(Catalog.class).offered("school-enrollment");
    return server
        .bean(TransactionTemplate.class)
        .execute(
            status -> {
              CaseId id = server.bean(CaseFiles.class).openDraft("school-enrollment", "somebody");
              return server.bean(Intake.class).admit(bundle, id, facts);
            });
  }

  private static Map<String, Object> facts(String number, String name) {
    Map<String, Object> facts = new HashMap<>();
    facts.put(
        "guardedChildren", List.of(Map.of("name", name, "idNumber", number, "relation", "MOTHER")));
    facts.put("childName", name);
    facts.put("childIdNumber", number);
    return facts;
  }

  private void at(String civil) {
    Instant then = LocalDateTime.parse(civil).atZone(CityTime.ZONE).toInstant();
    server.bean(TimeSource.class).setOffset(Duration.between(Instant.now(), then));
  }
}
