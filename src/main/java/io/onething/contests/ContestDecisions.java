package io.onething.contests;

import io.onething.access.AuditTrail;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseTimeline;
import io.onething.cases.ContestChanged;
import io.onething.cases.EarlierAnswers;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Material;
import io.onething.contests.Contest.Answer;
import io.onething.contests.Contest.State;
import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.Limit;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.ContestTasks;
import io.onething.engine.TaskCompleting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a clerk of the department has decided about a contest, in the transaction in which the task
 * is completed; and the tasks that may not be completed while a value is contested.
 */
@Component
class ContestDecisions {

  private final ContestStore store;
  private final Contests contests;
  private final ContestTasks tasks;
  private final HeldClocks clocks;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final CaseTimeline timeline;
  private final EarlierAnswers earlier;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final CalendarInForce calendar;
  private final AuditTrail audit;
  private final Clock clock;

  ContestDecisions(
      ContestStore store,
      Contests contests,
      ContestTasks tasks,
      HeldClocks clocks,
      CaseFiles files,
      CaseFacts facts,
      CaseTimeline timeline,
      EarlierAnswers earlier,
      Catalog catalog,
      DepartmentFiles departments,
      CalendarInForce calendar,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.contests = contests;
    this.tasks = tasks;
    this.clocks = clocks;
    this.files = files;
    this.facts = facts;
    this.timeline = timeline;
    this.earlier = earlier;
    this.catalog = catalog;
    this.departments = departments;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  /** Where one decision is carried out. */
  private record Matter(CaseFile file, Bundle bundle, Contest contest, Answer answer) {}

  @EventListener
  void on(TaskCompleting completing) {
    if (completing.contest() == null) {
      hold(completing);
    } else {
      decide(completing, completing.contest());
    }
  }

  /** The manifest may say that a decision waits until a contested value is settled. */
  private void hold(TaskCompleting completing) {
    List<Contest> open =
        store.of(completing.caseId()).stream().filter(each -> each.state().isOpen()).toList();
    if (open.isEmpty()) {
      return;
    }
    Bundle bundle = catalog.bundle(files.get(completing.caseId()).edition());
    String held =
        open.stream()
            .filter(each -> holds(bundle, each, completing.element()))
            .map(
                each ->
                    Contests.names(bundle, each.field()).zh()
                        + "（"
                        + departments.names(each.department()).zh()
                        + "）")
            .collect(Collectors.joining("、"));
    if (!held.isEmpty()) {
      completing.refuse("申请人对下列信息有异议，部门核实结束后才能提交：" + held);
    }
  }

  static boolean holds(Bundle bundle, Contest contest, String element) {
    Material.@Nullable Contest rule = bundle.contestOf(contest.field());
    return rule != null && rule.holds().contains(element);
  }

  private void decide(TaskCompleting completing, long id) {
    CaseFile file = files.lock(completing.caseId());
    Contest contest = store.find(id).filter(each -> each.state() == State.OPEN).orElse(null);
    if (contest == null) {
      completing.refuse("这项异议已经处理，请刷新。");
      return;
    }
    @Nullable Answer answer = contest.words().answer();
    if (answer == null) {
      completing.refuse("还没有保存核实情况：请先在办件单中填写给申请人的说明并保存，再选择结论提交。");
      return;
    }
    Matter matter = new Matter(file, catalog.bundle(file.edition()), contest, answer);
    switch (String.valueOf(completing.code(ContestTasks.DECISION))) {
      case "CONFIRM" -> settle(matter, State.CONFIRMED, ContestChanged.Kind.CONFIRMED);
      case "CORRECT" -> {
        if (answer.value() == null) {
          completing.refuse("还没有填写更正后的内容：请先在办件单中填写并保存，再选择“更正”提交。");
          return;
        }
        correct(matter, answer.value());
      }
      case "PROOF" -> {
        if (contest.proofDue() != null) {
          completing.refuse("已经请申请人提供过一次证明，请作出结论：维持或者更正。");
          return;
        }
        askProof(matter);
      }
      default -> {
        completing.refuse("请选择核实结论：维持、更正或请申请人提供证明。");
        return;
      }
    }
    files.touch(file.id());
    audit.record(
        "CONTEST_DECISION",
        file.caseNumber() + " " + contest.field() + " " + completing.code(ContestTasks.DECISION),
        AuditTrail.Result.DONE,
        answer.reason());
  }

  private void correct(Matter matter, Object value) {
    Contest contest = matter.contest();
    facts.record(matter.file().id(), contest.topic(), Map.of(contest.field(), value));
    tasks.corrected(matter.file(), contest.topic(), contest.field(), value);
    settle(matter, State.CORRECTED, ContestChanged.Kind.CORRECTED);
  }

  /** An answer that was found right may be used again; one that was wrong is never. */
  private void settle(Matter matter, State state, ContestChanged.Kind kind) {
    Contest contest = matter.contest();
    leave(matter);
    store.decide(contest.id(), state, clock.instant());
    clocks.end(matter.file(), matter.bundle(), contest);
    boolean stillDoubted =
        store.of(matter.file().id()).stream()
            .filter(each -> each.topic().equals(contest.topic()))
            .anyMatch(each -> each.state() != State.CONFIRMED);
    if (!stillDoubted) {
      earlier.setDisputed(matter.file().id(), contest.topic(), false);
    }
    timeline.append(matter.file().id(), "CONTEST_" + state, contest.field());
    contests.tell(contest, kind, matter.bundle(), null);
  }

  private void askProof(Matter matter) {
    Contest contest = matter.contest();
    Material.@Nullable Contest rule = matter.bundle().contestOf(contest.field());
    leave(matter);
    Instant until =
        calendar
            .time()
            .plus(
                clock.instant(),
                Limit.parse(rule == null ? Material.Contest.USUAL_TIME : rule.proofWithin()));
    store.askProof(contest.id(), until);
    timeline.append(matter.file().id(), "CONTEST_PROOF_ASKED", contest.field());
    contests.tell(contest, ContestChanged.Kind.PROOF_ASKED, matter.bundle(), until);
  }

  private void leave(Matter matter) {
    Contest contest = matter.contest();
    Material.@Nullable Contest rule = matter.bundle().contestOf(contest.field());
    tasks.left(
        matter.file(),
        String.valueOf(contest.visit()),
        rule == null ? null : rule.clock(),
        contest.field());
  }
}
