package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onething.cases.CaseFiles;
import io.onething.deadlines.ClockActs.NewExtension;
import io.onething.deadlines.ClockActs.NewSuspension;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.OneThingException;
import io.onething.testing.CaseContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** What people decide about the clock of a case, on a real database. */
class ClockActsIT {

  private static final AdjustableClock CLOCK = new AdjustableClock("2026-03-02T10:00");

  private static CaseContext context;

  private CaseId caseId;

  /** Who keeps dates elsewhere. */
  static final class Listener {
    private final List<ClocksMoved> heard = new ArrayList<>();

    @EventListener
    void on(ClocksMoved moved) {
      heard.add(moved);
    }
  }

  static class Listening {
    @Bean
    Listener listener() {
      return new Listener();
    }
  }

  @BeforeAll
  static void start() {
    context = CaseContext.start(CLOCK, Listening.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void accept() {
    CLOCK.set("2026-03-02T10:00");
    caseId = context.acceptedCase(Map.of());
    context.reach(caseId, "Event_Accepted", Map.of("caseClock", "start"));
    context.bean(Listener.class).heard.clear();
  }

  @Test
  void aHearingStopsTheClockUntilItIsOver() {
    CLOCK.set("2026-03-04T10:00");
    Instant expected = at("2026-03-13T17:30");
    acts().suspend(caseId, "case", hearing(expected));
    long version = context.bean(CaseFiles.class).version(caseId);

    ClockView still = view();
    assertThat(still.state()).isEqualTo(ClockState.SUSPENDED);
    assertThat(still.suspendedUntil()).isEqualTo(expected);
    assertThat(still.dueText().zh()).isEqualTo("暂停计时（听证，《中华人民共和国行政许可法》第四十五条）。恢复后剩余 19 个工作日。");

    CLOCK.set("2026-03-11T09:00");
    acts().resume(caseId, "case", "HEARING");

    ClockView again = view();
    assertThat(again.state()).isEqualTo(ClockState.RUNNING);
    assertThat(again.due()).isEqualTo(at("2026-04-07T17:30"));
    assertThat(again.gross()).isEqualTo(Duration.ofHours(9 * 24 - 1));
    assertThat(again.net()).isEqualTo(Duration.ofHours(2 * 24));
    assertThat(context.bean(CaseFiles.class).version(caseId))
        .as("followers are told")
        .isGreaterThan(version);
    assertThat(context.bean(Listener.class).heard)
        .extracting(ClocksMoved::cause)
        .containsExactly(ClocksMoved.Cause.SUSPENDED, ClocksMoved.Cause.RESUMED);
  }

  @Test
  void twoStandstillsCountOnceAndEndWithTheLast() {
    acts().suspend(caseId, "case", hearing(at("2026-03-20T17:30")));
    acts()
        .suspend(
            caseId,
            "case",
            new NewSuspension(
                "EXTERNAL_AUTHORITY", "Task_AwaitMoveOut", "户口迁移跨省通办", at("2026-03-25T17:30")));
    assertThat(view().suspendedUntil()).isEqualTo(at("2026-03-25T17:30"));

    CLOCK.set("2026-03-09T10:00");
    acts().resume(caseId, "case", "HEARING");
    assertThat(view().state()).isEqualTo(ClockState.SUSPENDED);
    acts().resume(caseId, "case", "EXTERNAL_AUTHORITY");
    assertThat(view().net()).isEqualTo(Duration.ZERO);
    assertThat(view().gross()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void theHeadOfTheAuthorityAddsTenDaysOnce() {
    CLOCK.set("2026-03-20T10:00");
    Instant before = view().due();
    acts()
        .extend(
            caseId,
            "case",
            new NewExtension(Limit.parse("10wd"), " 案情复杂 ", Article42.Approver.HEAD_OF_AUTHORITY));

    assertThat(before).isEqualTo(at("2026-03-30T17:30"));
    assertThat(view().due()).isEqualTo(at("2026-04-14T17:30"));
    assertThat(view().limit().zh()).isEqualTo("30 个工作日");
    assertThat(view().dueText().zh()).contains("其中 10 个工作日系经批准延长（案情复杂，《中华人民共和国行政许可法》第四十二条）");
    assertThat(context.bean(Listener.class).heard)
        .containsExactly(
            new ClocksMoved(
                ClocksMoved.Cause.EXTENDED,
                List.of(
                    new ClocksMoved.Move(
                        caseId,
                        "case",
                        1,
                        new Due(before, false),
                        new Due(at("2026-04-14T17:30"), false)))));

    assertRefused(
        ErrorCode.NOT_NOW,
        "Clock 'case' was extended before, expected one extension at most",
        () -> extend("5wd", "案情复杂", Article42.Approver.HEAD_OF_AUTHORITY));
  }

  @Test
  void refusesAnExtensionThatTheLawDoesNotKnow() {
    assertFault(
        "added",
        "11wd",
        "at most 10wd",
        () -> extend("11wd", "R", Article42.Approver.HEAD_OF_AUTHORITY));
    assertFault(
        "added",
        "10d",
        "at most 10wd",
        () -> extend("10d", "R", Article42.Approver.HEAD_OF_AUTHORITY));
    assertFault(
        "reason",
        null,
        "1 to 255 characters",
        () -> extend("10wd", " ", Article42.Approver.HEAD_OF_AUTHORITY));
    assertRefused(
        ErrorCode.FORBIDDEN,
        "An extension by head-of-government, expected one by head-of-authority (《中华人民共和国行政许可法》第四十二条)",
        () -> extend("10wd", "R", Article42.Approver.HEAD_OF_GOVERNMENT));
    context.bean(Deadlines.class).due(caseId.toString(), "hrss-review");
    assertRefused(
        ErrorCode.NOT_NOW,
        "Clock 'hrss-review' has 5wd, which no law extends; expected a clock of 20wd or 45wd, or one whose manifest says how far",
        () ->
            acts()
                .extend(
                    caseId,
                    "hrss-review",
                    new NewExtension(
                        Limit.parse("5wd"), "R", Article42.Approver.HEAD_OF_AUTHORITY)));
    assertNothingMoved();
  }

  @Test
  void refusesASuspensionThatTheLawDoesNotKnow() {
    Instant later = at("2026-03-20T17:30");
    assertFault(
        "reason",
        "HOLIDAY",
        "one of [EXTERNAL_AUTHORITY, HEARING, TENDER, AUCTION, INSPECTION, TESTING, QUARANTINE, APPRAISAL,"
            + " EXPERT_REVIEW]",
        () -> acts().suspend(caseId, "case", new NewSuspension("HOLIDAY", "T", null, later)));
    assertFault(
        "basis",
        null,
        "1 to 255 characters",
        () ->
            acts()
                .suspend(
                    caseId,
                    "case",
                    new NewSuspension("EXTERNAL_AUTHORITY", "T", "法".repeat(256), later)));
    assertFault(
        "expectedEnd",
        "2026-03-02",
        "a day after 2026-03-02",
        () -> acts().suspend(caseId, "case", hearing(at("2026-03-02T10:00"))));
    assertFault(
        "expectedEnd",
        "9999-12-31",
        "within three years",
        () -> acts().suspend(caseId, "case", hearing(Instant.parse("9999-12-31T00:00:00Z"))));
    assertNothingMoved();
  }

  @Test
  void refusesASuspensionAtTheWrongTime() {
    Instant later = at("2026-06-01T17:30");
    assertRefused(
        ErrorCode.NOT_NOW,
        "Clock 'move-out' has not begun, expected one that is open",
        () -> acts().suspend(caseId, "move-out", hearing(later)));
    assertRefused(
        ErrorCode.NOT_NOW,
        "Clock 'case' does not stand still for HEARING, expected a suspension that is open",
        () -> acts().resume(caseId, "case", "HEARING"));

    CLOCK.set("2026-03-30T17:30:01");
    assertRefused(
        ErrorCode.NOT_NOW,
        "Clock 'case' was up 2026-03-30T09:30:00Z, expected an act before that",
        () -> acts().suspend(caseId, "case", hearing(later)));
    assertNothingMoved();

    context.reach(caseId, "Event_Settled", Map.of("outcome", "APPROVED"));
    assertRefused(
        ErrorCode.NOT_NOW,
        "Clock 'case' ended 2026-03-30T09:30:01Z, expected one that is open",
        () -> acts().suspend(caseId, "case", hearing(later)));
  }

  @Test
  void refusesASecondSuspensionForTheSameReason() {
    acts().suspend(caseId, "case", hearing(at("2026-03-20T17:30")));

    assertRefused(
        ErrorCode.NOT_NOW,
        "Clock 'case' stands still for HEARING already, expected another reason",
        () -> acts().suspend(caseId, "case", hearing(at("2026-03-25T17:30"))));
    assertThat(context.bean(Listener.class).heard).hasSize(1);
  }

  private void extend(String added, String reason, Article42.Approver approver) {
    acts().extend(caseId, "case", new NewExtension(Limit.parse(added), reason, approver));
  }

  private static NewSuspension hearing(Instant expectedEnd) {
    return new NewSuspension("HEARING", "Task_HrssReview", null, expectedEnd);
  }

  private void assertNothingMoved() {
    assertThat(context.bean(Listener.class).heard).isEmpty();
    assertThat(view().state()).isEqualTo(ClockState.RUNNING);
    assertThat(view().due()).isEqualTo(at("2026-03-30T17:30"));
  }

  private static void assertRefused(ErrorCode code, String message, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            OneThingException.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessage(message);
  }

  private static void assertFault(String field, String found, String expected, Runnable act) {
    OneThingException refusal = catchThrowableOfType(OneThingException.class, act::run);
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    FieldFault fault = refusal.faults().getFirst();
    assertThat(fault.field()).isEqualTo(field);
    assertThat(fault.found()).isEqualTo(found);
    assertThat(fault.expected()).isEqualTo(expected);
    assertThat(fault.problem().zh()).isNotBlank();
  }

  private ClockView view() {
    return context.bean(Clocks.class).of(caseId, "case").orElseThrow();
  }

  private static ClockActs acts() {
    return context.bean(ClockActs.class);
  }
}
