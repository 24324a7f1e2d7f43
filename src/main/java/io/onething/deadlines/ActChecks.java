package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what a person decided about a clock is what the law and the manifest know. */
final class ActChecks {

  /** Nobody expects a standstill to last longer; more is a slip of the pen. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofDays(3 * 366);

  private static final int LONGEST_TEXT = 255;

  private ActChecks() {}

  /**
   * The suspension that was asked for.
   *
   * @throws OneThingException {@code INVALID_INPUT} with the field at fault
   */
  static Suspension suspension(ClockActs.NewSuspension wanted, Bundle bundle, Instant now) {
    Optional<Article45> ground = Article45.of(wanted.reason());
    if (ground.isEmpty() && !bundle.codes().containsKey(wanted.reason())) {
      throw refused(
          "reason",
          new Localized("没有这个事由", "No such reason"),
          wanted.reason(),
          "a code of bundle " + bundle.bundle() + " or one of " + List.of(Article45.values()));
    }
    checkExpectedEnd(wanted.expectedEnd(), now);
    return new Suspension(
        ground.map(Article45::name).orElse(wanted.reason()),
        wanted.element(),
        basis(wanted.basis(), ground),
        wanted.expectedEnd().truncatedTo(ChronoUnit.MICROS),
        now,
        null);
  }

  /**
   * The extension that was asked for.
   *
   * @throws OneThingException {@code INVALID_INPUT} with the field at fault
   */
  static Extension extension(
      Article42 rule, Limit added, String reason, Article42.Approver approver, Instant now) {
    if (added.getClass() != rule.mostAdded().getClass()
        || added.count() > rule.mostAdded().count()) {
      throw refused(
          "added",
          new Localized("超出法定延长期限", "More than the law adds"),
          added.text(),
          "at most " + rule.mostAdded().text());
    }
    if (approver != rule.approver()) {
      throw refused(
          "approver",
          new Localized("应由" + rule.approver().names().zh() + "批准", "Not for this office to grant"),
          approver.name(),
          rule.approver().name());
    }
    return new Extension(added, text("reason", reason), approver.name(), Article42.BASIS, now);
  }

  private static void checkExpectedEnd(Instant expectedEnd, Instant now) {
    if (!expectedEnd.isAfter(now)) {
      throw refused(
          "expectedEnd",
          new Localized("预计恢复时间已过", "The expected end has passed"),
          expectedEnd.toString(),
          "after " + now);
    }
    if (expectedEnd.isAfter(now.plus(LONGEST_STANDSTILL))) {
      throw refused(
          "expectedEnd",
          new Localized("预计恢复时间过远", "The expected end is too far away"),
          expectedEnd.toString(),
          "within three years");
    }
  }

  private static String basis(@Nullable String basis, Optional<Article45> ground) {
    return ground.isPresent() && (basis == null || basis.isBlank())
        ? Article45.BASIS
        : text("basis", basis);
  }

  private static String text(String field, @Nullable String given) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw refused(
          field,
          new Localized("请填写，长度有误", "Missing or too long"),
          null,
          "1 to " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private static OneThingException refused(
      String field, Localized problem, @Nullable String found, String expected) {
    return new OneThingException(
        ErrorCode.INVALID_INPUT,
        "The field " + field + " is wrong; expected " + expected,
        List.of(new FieldFault(field, problem, found, expected)));
  }
}
