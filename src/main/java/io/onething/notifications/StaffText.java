package io.onething.notifications;

import io.onething.shared.Localized;
import java.util.Arrays;
import java.util.Optional;

/** What staff may be told, with {placeholders}. */
public enum StaffText {
  CLOCK_USED(
      "【预警】办件{caseNumber}的“{clock}”时限已用{share}，须于{due}前办结，请抓紧办理。",
      "[Warning] {share} of the time for \"{clock}\" of case {caseNumber} is used; it is due by {due}."),
  CLOCK_NEARLY_UP(
      "【预警】办件{caseNumber}的“{clock}”即将到期，须于{due}前办结，请抓紧办理。",
      "[Warning] The time for \"{clock}\" of case {caseNumber} is nearly up; it is due by {due}."),
  CLOCK_UP(
      "【督办】办件{caseNumber}的“{clock}”已到期限{due}，请立即处理并说明原因。",
      "[Supervision] \"{clock}\" of case {caseNumber} was due by {due}. Please act at once and give the reason."),
  CLOCK_OVERDUE(
      "【督办】办件{caseNumber}的“{clock}”期限为{due}，已超期{count}个工作日，请立即处理。",
      "[Supervision] \"{clock}\" of case {caseNumber} was due by {due}; working days overdue: {count}. Please act at once."),
  SUSPENSION_UP(
      "【提醒】办件{caseNumber}的“{clock}”已暂停计时，预计{due}恢复，请核实是否恢复计时。",
      "[Reminder] \"{clock}\" of case {caseNumber} stands still and was expected to run again on {due}. Please see whether it should."),
  SUSPENSION_OVERDUE(
      "【提醒】办件{caseNumber}的“{clock}”暂停计时已超过预计恢复日期{due}，超出{count}个工作日，请立即核实。",
      "[Reminder] \"{clock}\" of case {caseNumber} should have run again on {due}; working days since: {count}. Please see to it."),
  RAISED(
      "【督办】办件{caseNumber}的“{clock}”（期限{due}）已提级，由您负责督促办结。",
      "[Supervision] \"{clock}\" of case {caseNumber}, due by {due}, has been raised to you: you are responsible for it now."),
  ORDER_ISSUED(
      "【督办单】{order}：办件{caseNumber}的“{clock}”须书面说明，请于{due}前答复。",
      "[Order of supervision] {order}: \"{clock}\" of case {caseNumber} asks for your answer by {due}."),
  ORDER_UNANSWERED(
      "【督办单】{order}要求于{due}前答复，至今未答复（第{count}次催告），请立即答复。",
      "[Order of supervision] {order} was to be answered by {due} and has not been (reminder {count}). Please answer at once."),
  PARTICIPANT_DECLINED(
      "【提醒】办件{caseNumber}有参与人表示不同意签署，请核实并决定如何办理。",
      "[Reminder] Somebody who takes part in case {caseNumber} has declined to sign. Please find out and decide."),
  PARTICIPANT_SIGNED_AFTER_DECLINING(
      "【提醒】办件{caseNumber}有参与人表示不同意后又要求签署，系统未予接受，请与其核实。",
      "[Reminder] Somebody who takes part in case {caseNumber} wanted to sign after declining; it was not taken. Please ask."),
  PARTICIPANT_DECLINED_TOO_LATE(
      "【提醒】办件{caseNumber}签署阶段结束后，有参与人表示不同意，请核实是否存在争议。",
      "[Reminder] Somebody who takes part in case {caseNumber} has declined after the signing was over. Please find out whether there is a dispute."),
  NO_OFFICE(
      "【提醒】办件{caseNumber}所属地区没有对应的{departmentZh}办理机构，已转由{groupZh}办理，请核实并补充机构信息。",
      "[Reminder] No office of {departmentEn} serves the place of case {caseNumber}; {groupEn} has it now. Please see to it, and to the organisation."),
  TACITLY_APPROVED(
      "【超时默认】办件{caseNumber}的“{clock}”逾期未答复，已依规定视为同意；请于{due}前补办书面意见（{order}）。",
      "[Tacit approval] \"{clock}\" of case {caseNumber} was not answered in time and counts as consent. Please hand in your paper by {due} ({order}).");

  private final Localized text;

  StaffText(String zh, String en) {
    this.text = new Localized(zh, en);
  }

  Localized text() {
    return text;
  }

  /** By which a row of the outbox names it. */
  String id() {
    return name();
  }

  static Optional<StaffText> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
