package io.onething.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import io.onething.shared.TimeSource;
import io.onething.testing.CaseContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxIT {

  private static CaseContext server;

  /** A gateway that remembers what it took, and fails when told to. */
  static final class Gateway implements SmsChannel {

    private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
    private volatile boolean down;

    @Override
    public void send(String mobile, String text, String key) {
      if (down) {
        throw new IllegalStateException("gateway down");
      }
      taken.add(mobile + " " + text);
    }
  }

  @Configuration
  static class WithGateway {
    @Bean
    Gateway gateway() {
      return new Gateway();
    }
  }

  @BeforeAll
  static void start() {
    server = CaseContext.start(WithGateway.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void empty() {
    server.bean(SmsDispatch.class).sendDue();
    gateway().taken.clear();
    gateway().down = false;
  }

  @Test
  void tellsTheApplicantInBothLanguagesWithCodesByTheirNames() {
    CaseId id = server.acceptedCase(Map.of("reasons", "ALREADY_LOCAL,PARALLEL_APPLICATION"));
    server.reach(id, "Event_NotAccepted", Map.of("notify", "notAccepted"));

    String number = server.bean(CaseFiles.class).get(id).caseNumber();
    assertThat(server.bean(Messages.class).of(id))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text().zh()).contains(number, "您已是本市户籍，无需办理；您另有一件入户申请正在办理");
              assertThat(message.text().en()).contains(number, "You are already registered");
            });
  }

  @Test
  void namesTheDueDateOfTheClockThatBeganLast() {
    CaseId id = server.acceptedCase(Map.of());
    server.reach(id, "Event_Accepted", Map.of("caseClock", "start", "notify", "accepted"));
    server.reach(
        id, "Task_AwaitCorrection", Map.of("clock", "correction", "notify", "correctionNotice"));

    List<Message> messages = server.bean(Messages.class).of(id);
    assertThat(messages)
        .hasSize(2)
        .allSatisfy(
            message -> assertThat(message.text().zh()).containsPattern("\\d{4}年\\d+月\\d+日"));
    assertThat(dueOf(id, "accepted")).isNotEqualTo(dueOf(id, "correctionNotice"));
  }

  @Test
  void keepsWhatWasSaidWhenTheFactsChange() {
    CaseId id = server.acceptedCase(Map.of("correctionItems", "DEGREE_CERT_NOT_FOUND"));
    server.reach(id, "Task_AwaitCorrection", Map.of("notify", "correctionNotice"));
    server
        .bean(CaseFacts.class)
        .record(id, "decision", Map.of("correctionItems", "BIRTH_CERT_UNCLEAR"));

    assertThat(server.bean(Messages.class).of(id).getFirst().text().zh())
        .contains("未查到您的学历信息")
        .doesNotContain("出生");
  }

  @Test
  void storesNoPersonalData() {
    CaseId id = server.acceptedCase(Map.of("mobile", "13800001234", "householdCardNo", "HK-77"));
    server.reach(id, "Event_Settled", Map.of("notify", "settled"));

    assertThat(server.bean(Messages.class).of(id).getFirst().text().zh()).contains("HK-77");
    assertThat(params(id))
        .isNotEmpty()
        .allSatisfy(params -> assertThat(params).doesNotContain("HK-77", "138"));
  }

  @Test
  void keepsMessagesToStaffFromTheApplicant() {
    CaseId id = server.acceptedCase(Map.of("mobile", "13800001234"));
    StaffMessages staff = server.bean(StaffMessages.class);
    staff.tell(
        id,
        "hrss-clerks",
        StaffText.CLOCK_UP,
        Map.of("clock", "hrss-review", "due", "2026-03-09"),
        Instant.parse("2026-03-09T09:30:00Z"));

    assertThat(server.bean(Messages.class).of(id)).isEmpty();
    assertThat(server.bean(SmsDispatch.class).sendDue()).isZero();
    assertThat(staff.to(List.of("police-sz-clerks"), 10)).isEmpty();
    String number = server.bean(CaseFiles.class).get(id).caseNumber();
    assertThat(staff.to(List.of("hrss-section-heads", "hrss-clerks"), 10))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text().zh())
                  .isEqualTo("【督办】办件" + number + "的“人社审核”已到期限2026年3月9日，请立即处理并说明原因。");
              assertThat(message.text().en())
                  .isEqualTo(
                      "[Supervision] \"HRSS review\" of case "
                          + number
                          + " was due by 9 March 2026. Please act at once and give the reason.");
            });
  }

  @Test
  void severalServersSendEachMessageOnce() throws Exception {
    for (int number = 0; number < 30; number++) {
      CaseId id = server.acceptedCase(Map.of("mobile", "1380000%04d".formatted(number)));
      server.reach(id, "Event_Submitted", Map.of("notify", "submitted"));
    }

    SmsDispatch dispatch = server.bean(SmsDispatch.class);
    try (var servers = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> rounds =
          List.of(dispatch::sendDue, dispatch::sendDue, dispatch::sendDue, dispatch::sendDue);
      for (Future<Integer> round : servers.invokeAll(rounds)) {
        round.get();
      }
    }
    dispatch.sendDue();

    assertThat(gateway().taken).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void triesAgainLaterWhenTheGatewayIsDown() {
    CaseId id = server.acceptedCase(Map.of("mobile", "13800001234"));
    server.reach(id, "Event_Submitted", Map.of("notify", "submitted"));
    gateway().down = true;
    SmsDispatch dispatch = server.bean(SmsDispatch.class);

    assertThat(dispatch.sendDue()).isEqualTo(1);
    assertThat(dispatch.sendDue()).isZero();

    gateway().down = false;
    ahead(SmsDispatch.wait(1).plusSeconds(1));
    assertThat(dispatch.sendDue()).isEqualTo(1);
    assertThat(gateway().taken).hasSize(1);
  }

  @Test
  void aMessageClaimedByAServerThatDiedGoesOutLater() {
    CaseId id = server.acceptedCase(Map.of("mobile", "13800001234"));
    server.reach(id, "Event_Submitted", Map.of("notify", "submitted"));
    TimeSource time = server.bean(TimeSource.class);
    server.inTransaction(
        () ->
            server
                .bean(Outbox.class)
                .claim(time.instant(), time.instant().plus(Duration.ofMinutes(2)), 20));

    SmsDispatch dispatch = server.bean(SmsDispatch.class);
    assertThat(dispatch.sendDue()).isZero();
    ahead(Duration.ofMinutes(3));
    assertThat(dispatch.sendDue()).isEqualTo(1);
    assertThat(gateway().taken).hasSize(1);
  }

  @Test
  void waitsTwiceAsLongEachTimeUpToHalfAnHour() {
    assertThat(SmsDispatch.wait(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(SmsDispatch.wait(2)).isEqualTo(Duration.ofSeconds(20));
    assertThat(SmsDispatch.wait(11)).isEqualTo(Duration.ofMinutes(30));
  }

  private static void ahead(Duration duration) {
    TimeSource time = server.bean(TimeSource.class);
    time.setOffset(time.offset().plus(duration));
  }

  private static Gateway gateway() {
    return server.bean(Gateway.class);
  }

  private static List<String> params(CaseId id) {
    return server
        .bean(JdbcClient.class)
        .sql("SELECT params FROM outbox WHERE case_id = ?")
        .param(id.toString())
        .query(String.class)
        .list();
  }

  private static String dueOf(CaseId id, String message) {
    return server
        .bean(JdbcClient.class)
        .sql("SELECT params FROM outbox WHERE case_id = ? AND message = ? AND channel = 'IN_APP'")
        .params(id.toString(), message)
        .query(String.class)
        .single();
  }
}
