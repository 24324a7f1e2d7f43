package io.onething.engine;

import io.onething.access.AuditTrail;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseSteps;
import io.onething.cases.DeskEntries;
import io.onething.cases.DeskEntries.Kept;
import io.onething.cases.GivingUp;
import io.onething.cases.HandAnswer;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Outcome;
import io.onething.engine.DeskPlaces.Ending;
import io.onething.engine.DeskPlaces.Place;
import io.onething.shared.OneThingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what a person at the fallback desk has decided, in the transaction in which the desk's task
 * is completed. What cannot be done refuses the completion, in words for the person, and changes
 * nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DeskDecisions {

  /** Who says the facts that a person has typed for a department. */
  private static final String SOURCE = "desk";

  private static final String HOLDER = "fallback-desk";
  private static final long LONG_ENOUGH = 60_000;

  private final DeskPlaces places;
  private final DeskClocks clocks;
  private final DeskEntries entries;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final CaseSteps steps;
  private final StepVisits visits;
  private final CaseProcesses processes;
  private final DepartmentFiles departments;
  private final DepartmentTickets tickets;
  private final ExternalTaskService tasks;
  private final CatchableErrors errors;
  private final TaskSignals signals;
  private final AuditTrail audit;
  private final AfterCommand afterCommand;

  DeskDecisions(
      DeskPlaces places,
      DeskClocks clocks,
      DeskEntries entries,
      CaseFiles files,
      CaseFacts facts,
      CaseSteps steps,
      StepVisits visits,
      CaseProcesses processes,
      DepartmentFiles departments,
      DepartmentTickets tickets,
      ExternalTaskService tasks,
      CatchableErrors errors,
      TaskSignals signals,
      AuditTrail audit,
      AfterCommand afterCommand) {
    this.places = places;
    this.clocks = clocks;
    this.entries = entries;
    this.files = files;
    this.facts = facts;
    this.steps = steps;
    this.visits = visits;
    this.processes = processes;
    this.departments = departments;
    this.tickets = tickets;
    this.tasks = tasks;
    this.errors = errors;
    this.signals = signals;
    this.audit = audit;
    this.afterCommand = afterCommand;
  }

  /** Where one decision is carried out. */
  private record Matter(Place place, CaseFile file, ExternalTask task, Call call) {}

  @EventListener
  void on(DeskDecided decided) {
    Matter matter = matter(decided.externalTask());
    switch (String.valueOf(decided.decision())) {
      case "ANSWER" -> answer(matter);
      case "RETRY" -> tryAgain(matter);
      case "GIVE_UP" -> giveUp(matter);
      default -> throw refused("请选择处理方式：代录答复、重新发起或放弃办理。");
    }
    audit.record(
        "DESK_DECISION",
        matter.file().caseNumber() + " " + matter.call().topic() + " " + decided.decision(),
        AuditTrail.Result.DONE,
        null);
  }

  private Matter matter(String externalTask) {
    Place seen = places.of(externalTask).orElseThrow(DeskDecisions::gone);
    CaseFile file = files.lock(seen.caseId());
    Place place = places.of(externalTask).orElseThrow(DeskDecisions::gone);
    @Nullable ExternalTask task =
        tasks.createExternalTaskQuery().externalTaskId(externalTask).singleResult();
    if (task == null) {
      throw gone();
    }
    return new Matter(place, file, task, departments.call(place.topic()));
  }

  private void answer(Matter matter) {
    Kept<HandAnswer> kept =
        entries
            .answer(matter.task().getId())
            .orElseThrow(() -> refused("还没有保存部门的答复：请先在办件单中填写答复和来源并保存，再选择“代录答复”提交。"));
    HandAnswer answer = kept.entry();
    Outcome outcome = checked(matter.call(), answer);
    leave(matter, Ending.ANSWER);
    entries.answerApplied(matter.task().getId());
    steps.markByHand(matter.file().id(), visits.of(matter.task()), answer.way());
    if (!outcome.facts().isEmpty()) {
      facts.record(matter.file().id(), SOURCE, outcome.facts());
      processes.refresh(matter.file());
    }
    if (outcome.ticket() != null) {
      tickets.keep(
          matter.call().department(), outcome.ticket(), matter.call().topic(), matter.file().id());
    }
    tasks.lock(matter.task().getId(), HOLDER, LONG_ENOUGH);
    tasks.complete(matter.task().getId(), HOLDER, Map.copyOf(outcome.flags()));
    if (matter.file().withdrawalAsked()) {
      afterCommand.run(() -> processes.withdrawAsAsked(matter.file()));
    }
  }

  /** As a worker's answer would be: the flags of the call's file, and no others. */
  private static Outcome checked(Call call, HandAnswer answer) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("facts", answer.facts());
    result.put("flags", answer.flags());
    result.put("ticket", answer.ticket());
    try {
      return Outcome.of(call, result);
    } catch (OneThingException broken) {
      throw refused("已保存的答复与部门接口的约定不符，请重新录入并保存：" + broken.getMessage());
    }
  }

  private void tryAgain(Matter matter) {
    leave(matter, Ending.RETRY);
    entries.forgetUnused(matter.task().getId());
    tasks.setRetries(matter.task().getId(), matter.call().retries());
    signals.raiseAfterCommit(matter.call().topic());
  }

  private void giveUp(Matter matter) {
    GivingUp givingUp =
        entries
            .givingUp(matter.task().getId())
            .map(Kept::entry)
            .orElseThrow(
                () ->
                    refused(
                        errors.at(matter.task()).isEmpty()
                            ? "本环节没有“不予办理”的出口，不能放弃办理：请录入部门的答复，或者再次办理。"
                            : "还没有保存放弃办理的理由：请先在办件单中选择不予办理的情形并保存，再选择“放弃办理”提交。"));
    if (givingUp.error().equals(GivingUp.WITHDRAWAL)) {
      withdraw(matter);
      return;
    }
    if (!errors.at(matter.task()).containsKey(givingUp.error())) {
      throw refused("本环节不能按“" + givingUp.error() + "”放弃办理，请重新选择并保存。");
    }
    leave(matter, Ending.GIVE_UP);
    entries.givingUpApplied(matter.task().getId());
    steps.refuse(matter.file().id(), visits.of(matter.task()));
    Map<String, Object> variables =
        givingUp.reason() == null
            ? Map.of()
            : Map.of(ProcessVariables.REFUSAL_REASON, givingUp.reason());
    tasks.lock(matter.task().getId(), HOLDER, LONG_ENOUGH);
    tasks.handleBpmnError(
        matter.task().getId(), HOLDER, givingUp.error(), givingUp.reason(), variables);
  }

  /** The department has done nothing, and the applicant wants it no more. */
  private void withdraw(Matter matter) {
    if (!matter.file().withdrawalAsked()) {
      throw refused("申请人没有申请撤回，不能按撤回处理。");
    }
    leave(matter, Ending.GIVE_UP);
    entries.givingUpApplied(matter.task().getId());
    afterCommand.run(() -> processes.withdrawNow(matter.file()));
  }

  private void leave(Matter matter, Ending ending) {
    places.free(matter.task().getId(), ending);
    clocks.left(matter.file());
    steps.fromDesk(matter.file().id(), visits.of(matter.task()), ending.name());
  }

  private static FormFieldValidationException gone() {
    return refused("这件事已不在窗口办理（部门已答复、办件已撤回或结束），请刷新待办列表。");
  }

  /** The one exception that the engine's REST API answers with 400 when a task is completed. */
  private static FormFieldValidationException refused(String message) {
    return new FormFieldValidationException("deskDecision", message);
  }
}
