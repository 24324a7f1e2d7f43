package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a person decided about a clock is what the law and the manifest know; all faults at
 * once.
 */
final class ActChecks {

  /** Nobody expects a standstill to last longer; more is a slip of the pen. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofDays(3 * 366);

  private static final int LONGEST_TEXT = 255;

  private final List<FieldFault> faults = new ArrayList<>();

  private ActChecks() {}

  /**
   * The suspension that was asked for.
   *
   * @throws OneThingException {@code INVALID_INPUT} with the fields at fault
   */
  static Suspension suspension(ClockActs.NewSuspension wanted, Bundle bundle, Instant now) {
    ActChecks checks = new ActChecks();
    List<StandstillGround> grounds = StandstillGround.of(bundle);
    Optional<StandstillGround> ground =
        grounds.stream().filter(each -> each.code().equals(wanted.reason())).findFirst();
    if (ground.isEmpty()) {
      checks.fault(
          "reason",
          new Localized("请选择暂停事由", "Not a reason for which a clock may stand still"),
          wanted.reason(),
          "one of " + grounds.stream().map(StandstillGround::code).toList());
    }
    String basis =
        wanted.basis() == null || wanted.basis().isBlank()
            ? ground.map(StandstillGround::basis).orElse("")
            : checks.text("basis", wanted.basis());
    checks.expectedEnd(wanted.expectedEnd(), now);
    checks.refuse();
    return new Suspension(
        wanted.reason(),
        wanted.element(),
        basis,
        wanted.expectedEnd().truncatedTo(ChronoUnit.MICROS),
        now,
        null);
  }

  /**
   * The extension that was asked for.
   *
   * @throws OneThingException {@code INVALID_INPUT} with the fields at fault; {@code FORBIDDEN} if
   *     it is not for this office to grant
   */
  static Extension extension(ExtensionRule rule, ClockActs.NewExtension wanted, Instant now) {
    if (wanted.approver() != rule.approver()) {
      throw new OneThingException(
          ErrorCode.FORBIDDEN,
          "An extension by "
              + wanted.approver().id()
              + ", expected one by "
              + rule.approver().id()
              + " ("
              + rule.basis()
              + ")");
    }
    ActChecks checks = new ActChecks();
    Limit added = wanted.added();
    if (added.getClass() != rule.mostAdded().getClass()
        || added.count() > rule.mostAdded().count()) {
      checks.fault(
          "added",
          new Localized(
              "最多可延长 " + rule.mostAdded().names().zh(),
              "At most " + rule.mostAdded().names().en() + " may be added"),
          added.text(),
          "at most " + rule.mostAdded().text());
    }
    String reason = checks.text("reason", wanted.reason());
    checks.refuse();
    return new Extension(added, reason, rule.approver().name(), rule.basis(), now);
  }

  private void expectedEnd(Instant expectedEnd, Instant now) {
    if (!expectedEnd.isAfter(now)) {
      fault(
          "expectedEnd",
          new Localized("预计恢复日期须晚于今天", "The expected end has passed"),
          CityTime.dateOf(expectedEnd).toString(),
          "a day after " + CityTime.dateOf(now));
    } else if (expectedEnd.isAfter(now.plus(LONGEST_STANDSTILL))) {
      fault(
          "expectedEnd",
          new Localized("预计恢复日期过远", "The expected end is too far away"),
          CityTime.dateOf(expectedEnd).toString(),
          "within three years");
    }
  }

  private String text(String field, @Nullable String given) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
      fault(
          field,
          new Localized("请填写，不超过 " + LONGEST_TEXT + " 字", "Missing or too long"),
          null,
          "1 to " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private void fault(String field, Localized problem, @Nullable String found, String expected) {
    faults.add(new FieldFault(field, problem, found, expected));
  }

  private void refuse() {
    if (!faults.isEmpty()) {
      throw OneThingException.faultyFields(faults);
    }
  }
}
