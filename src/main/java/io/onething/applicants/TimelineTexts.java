package io.onething.applicants;

import io.onething.cases.CaseState;
import io.onething.cases.CaseTimeline;
import io.onething.shared.Localized;
import java.util.Map;
import java.util.Optional;

/** Says in words what a row of the timeline records. */
final class TimelineTexts {

  private TimelineTexts() {}

  static Optional<CaseView.TimelineView> of(
      CaseTimeline.Entry entry, Map<String, Localized> elements, Map<String, Localized> clocks) {
    Localized itself = new Localized(entry.subject(), entry.subject());
    Localized element = elements.getOrDefault(entry.subject(), itself);
    Localized clock = clocks.getOrDefault(entry.subject(), itself);
    Localized text =
        switch (entry.kind()) {
          case "CONSENTED" -> new Localized("已授权查询", "Queries consented to");
          case "STATE" -> CaseState.valueOf(entry.subject()).names();
          case "STEP_OPEN" -> new Localized("开始：" + element.zh(), "Begun: " + element.en());
          case "STEP_DONE" -> new Localized("完成：" + element.zh(), "Done: " + element.en());
          case "STEP_REFUSED" -> new Localized("不予办理：" + element.zh(), "Refused: " + element.en());
          case "STEP_CANCELLED" ->
              new Localized("终止：" + element.zh(), "Cancelled: " + element.en());
          case "STEP_TACIT" ->
              new Localized(
                  "逾期未答复，视为同意：" + element.zh(),
                  "Not answered in time, counts as consent: " + element.en());
          case "DESK_OPEN" ->
              new Localized("人工协调中：" + element.zh(), "Handled by a person: " + element.en());
          case "DESK_ANSWER" ->
              new Localized("人工登记部门答复：" + element.zh(), "Answered to a person: " + element.en());
          case "DESK_RETRY" ->
              new Localized(
                  "重新联系部门：" + element.zh(), "The department is tried again: " + element.en());
          case "DESK_GIVE_UP" ->
              new Localized("人工确认不能办理：" + element.zh(), "Confirmed as refused: " + element.en());
          case "WITHDRAWAL_ASKED" ->
              new Localized(
                  "已申请撤回，待与部门核实", "Withdrawal asked for; a person finds out what was done");
          case "CLOCK_SUSPENDED" ->
              new Localized("暂停计时：" + clock.zh(), "Clock stopped: " + clock.en());
          case "CLOCK_RESUMED" ->
              new Localized("恢复计时：" + clock.zh(), "Clock runs again: " + clock.en());
          case "CLOCK_EXTENDED" ->
              new Localized("延长期限：" + clock.zh(), "More time granted: " + clock.en());
          case "SIGNED" -> new Localized("一位参与人已签署", "Somebody who takes part has signed");
          case "DECLINED" ->
              new Localized("一位参与人表示不同意签署", "Somebody who takes part has declined to sign");
          case "CONTESTED" ->
              new Localized("对部门信息提出异议：" + element.zh(), "Contested: " + element.en());
          case "CONTEST_PROOF_ASKED" ->
              new Localized("请您提供证明：" + element.zh(), "Proof asked for: " + element.en());
          case "CONTEST_PROVEN" ->
              new Localized("已提供证明：" + element.zh(), "Proof handed in: " + element.en());
          case "CONTEST_CONFIRMED" ->
              new Localized("异议核实后维持：" + element.zh(), "Found right and kept: " + element.en());
          case "CONTEST_CORRECTED" ->
              new Localized("异议核实后更正：" + element.zh(), "Corrected: " + element.en());
          case "CLOSED" -> new Localized("办件结束", "The case has ended");
          case "OVERTURNED" -> new Localized("原办理结果被撤销", "The result does not stand");
          default -> new Localized("", "");
        };
    return text.zh().isEmpty()
        ? Optional.empty()
        : Optional.of(new CaseView.TimelineView(entry.at(), text));
  }
}
