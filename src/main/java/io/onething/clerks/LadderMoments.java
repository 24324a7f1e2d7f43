package io.onething.clerks;

import io.onething.catalog.Bundle;
import io.onething.catalog.StaffRole;
import io.onething.deadlines.RungJournal;
import io.onething.deadlines.RungPoint;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the ladders of a case have done, as moments of its sheet. */
@Component
public class LadderMoments {

  private static final Localized UP = new Localized("已到期", "is due");
  private static final Localized STILL = new Localized("暂停计时已到预计恢复时间", "was expected to run again");

  private final RungJournal journal;

  LadderMoments(RungJournal journal) {
    this.journal = journal;
  }

  /** In the order of time; who was told of one rung is one moment. */
  public List<Moment> of(CaseId caseId, Bundle bundle) {
    Map<String, Moment> moments = new LinkedHashMap<>();
    for (RungJournal.Entry entry : journal.of(caseId)) {
      String what =
          entry.effect() == RungJournal.Effect.NOTIFIED ? "" : entry.whom() + entry.detail();
      moments.putIfAbsent(
          entry.clock() + entry.run() + entry.rung() + entry.firedAt() + entry.effect() + what,
          new Moment(entry.firedAt(), text(entry, bundle.clockNames(entry.clock()))));
    }
    return List.copyOf(moments.values());
  }

  private static Localized text(RungJournal.Entry entry, Localized clock) {
    String zh = "“" + clock.zh() + "”";
    String en = "\"" + clock.en() + "\"";
    return switch (entry.effect()) {
      case NOTIFIED -> {
        Localized rung = rung(entry);
        yield new Localized("提醒：" + zh + rung.zh(), "Reminder: " + en + " " + rung.en());
      }
      case RAISED -> {
        Localized role = StaffRole.valueOf(entry.detail()).names();
        yield new Localized(zh + "提级至" + role.zh(), en + " raised to the " + role.en());
      }
      case ORDERED ->
          new Localized(
              "督办单 " + entry.detail() + "：" + zh,
              "Order of supervision " + entry.detail() + ": " + en);
      case PENALTY -> new Localized("超期记录：" + zh, "Delay recorded: " + en);
      case TACIT ->
          new Localized(
              "超时默认：" + zh + "逾期未答复，视为同意（" + entry.detail() + "）",
              "Tacit approval: " + en + " was not answered in time (" + entry.detail() + ")");
    };
  }

  private static Localized rung(RungJournal.Entry entry) {
    return switch (RungPoint.named(entry.rung())) {
      case RungPoint.Share share ->
          new Localized(
              "时限已用 " + share.percent() + "%", "has used " + share.percent() + "% of its time");
      case RungPoint.Left ignored -> new Localized("即将到期", "is nearly up");
      case RungPoint.Up ignored -> UP;
      case RungPoint.Silence ignored -> UP;
      case RungPoint.EachDayOverdue ignored ->
          new Localized(
              "已超期 " + entry.occurrence() + " 个工作日",
              "is overdue, working days: " + entry.occurrence());
      case RungPoint.ExpectedEnd ignored -> STILL;
      case RungPoint.EachDayPastExpectedEnd ignored -> STILL;
    };
  }
}
