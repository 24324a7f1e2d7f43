package io.onething.deadlines;

import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says when a clock is due and why then: what was skipped, what was worked, when it stood still.
 */
final class DueExplanation {

  /** What ends at midnight ends with the day before. */
  private static final Duration ONE_TICK = Duration.ofNanos(1);

  private final RunningClock clock;
  private final WorkingTime time;
  private final Function<String, Localized> reasons;
  private final List<Localized> sentences = new ArrayList<>();

  /**
   * @param reasons names of the codes for which a clock stands still
   */
  DueExplanation(RunningClock clock, WorkingTime time, Function<String, Localized> reasons) {
    this.clock = clock;
    this.time = time;
    this.reasons = reasons;
  }

  /** The explanation as it holds at this instant. */
  Localized text(Instant now) {
    sentences.clear();
    switch (clock.state()) {
      case RUNNING -> due().ifPresent(this::explain);
      case SUSPENDED -> standsStill(now);
      case STOPPED -> ended();
    }
    return new Localized(
        sentences.stream().map(Localized::zh).collect(Collectors.joining("。", "", "。")),
        sentences.stream().map(Localized::en).collect(Collectors.joining(". ", "", ".")));
  }

  private Optional<Due> due() {
    return clock.due(time);
  }

  private void explain(Due due) {
    Localized moment = CivilDates.moment(due.at());
    Localized limit = clock.budget().names();
    switch (clock.budget()) {
      case Limit.Span ignored ->
          say(
              "须于" + moment.zh() + "前完成（" + limit.zh() + "）",
              "Due by " + moment.en() + " (" + limit.en() + ")");
      case Limit.WorkingDays ignored -> explainDays(due, moment, limit);
      case Limit.NaturalDays ignored -> explainDays(due, moment, limit);
    }
    extended();
    stoodStill();
    if (due.provisional()) {
      provisional(due);
    }
  }

  private void provisional(Due due) {
    WorkingCalendar calendar = time.calendar();
    int last = CityTime.dateOf(due.at()).getYear();
    if (last > calendar.lastPublishedYear()) {
      say(
          last + "年放假安排尚未公布，此为暂定日期",
          "The holidays of " + last + " are not published yet: this date is provisional");
    } else {
      say(
          "日历自" + calendar.firstPublishedYear() + "年起收录，此为暂定日期",
          "The calendar begins with "
              + calendar.firstPublishedYear()
              + ": this date is provisional");
    }
  }

  private void explainDays(Due due, Localized moment, Localized limit) {
    Instant start = clock.ledger().startedAt();
    LocalDate accepted = time.acceptedOn(start);
    Localized first = CivilDates.day(accepted);
    say(
        "须于" + moment.zh() + "前完成（自" + first.zh() + "起 " + limit.zh() + "，当日不计）",
        "Due by "
            + moment.en()
            + " ("
            + limit.en()
            + " after "
            + first.en()
            + ", which does not count)");
    if (!accepted.equals(CityTime.dateOf(start))) {
      say(
          "非对外服务时间收到，视为" + first.zh() + "收到",
          "Received outside counter hours, which counts as received on " + first.en());
    }
    DayNotes notes = DayNotes.of(time.calendar(), accepted, CityTime.dateOf(due.at()));
    if (!notes.off().isEmpty()) {
      say(
          joined(notes.off(), Localized::zh, "、") + "放假",
          "Off: " + joined(notes.off(), Localized::en, ", "));
    }
    if (!notes.madeUp().isEmpty()) {
      say(
          joined(notes.madeUp(), Localized::zh, "、") + "调休上班",
          "Worked to make up: " + joined(notes.madeUp(), Localized::en, ", "));
    }
  }

  private void extended() {
    for (Extension extension : clock.ledger().extensions()) {
      Localized added = extension.added().names();
      Localized why = with(extension.basis(), reasons.apply(extension.reason()));
      say(
          "其中 " + added.zh() + "系经批准延长（" + why.zh() + "）",
          "Of these, " + added.en() + " were added with approval (" + why.en() + ")");
    }
  }

  private void stoodStill() {
    for (Suspension suspension : clock.ledger().suspensions()) {
      Instant to = suspension.to();
      if (to == null || to.equals(suspension.from())) {
        continue;
      }
      Localized range =
          CivilDates.range(CityTime.dateOf(suspension.from()), CityTime.dateOf(to.minus(ONE_TICK)));
      Localized reason = reason(suspension);
      say(
          range.zh() + "暂停计时（" + reason.zh() + "）",
          "Stood still " + range.en() + " (" + reason.en() + ")");
    }
  }

  /** The reason, with the article it rests on if that is known. */
  private Localized reason(Suspension suspension) {
    return with(suspension.basis(), reasons.apply(suspension.reason()));
  }

  private static Localized with(@Nullable String basis, Localized name) {
    return basis == null ? name : new Localized(name.zh() + "，" + basis, name.en() + ", " + basis);
  }

  private void standsStill(Instant now) {
    List<Localized> why =
        clock.ledger().suspensions().stream()
            .filter(Suspension::isOpen)
            .map(this::reason)
            .distinct()
            .toList();
    say(
        "暂停计时（" + joined(why, Localized::zh, "、") + "）",
        "Stands still (" + joined(why, Localized::en, ", ") + ")");
    if (clock.budget() instanceof Limit.WorkingDays) {
      Localized left = Limit.workingDays(clock.workingDaysLeft(time, now));
      say("恢复后剩余 " + left.zh(), "When it runs again, " + left.en() + " will be left");
    }
  }

  private void ended() {
    Instant stopped = clock.ledger().stoppedAt();
    if (stopped != null) {
      Localized moment = CivilDates.moment(stopped);
      say("已于" + moment.zh() + "结束计时", "Ended " + moment.en());
    }
  }

  private void say(String zh, String en) {
    sentences.add(new Localized(zh, en));
  }

  private static String joined(
      List<Localized> texts, Function<Localized, String> language, String separator) {
    return texts.stream().map(language).collect(Collectors.joining(separator));
  }
}
