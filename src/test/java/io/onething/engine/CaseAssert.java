package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.CaseTimeline;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.RungJournal;
import io.onething.documents.Documents;
import io.onething.documents.IssuedDocument;
import io.onething.notifications.Messages;
import io.onething.statistics.Counting;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of a driven case: file, steps, clocks, documents, messages and the engine. */
final class CaseAssert {

  private static final List<String> UNDOING =
      List.of(
          "origin.cancel-move-out", "police.revoke-permit", "residency.void-card", "hrss.reopen");

  private final DrivenCase driven;

  private CaseAssert(DrivenCase driven) {
    this.driven = driven;
  }

  static CaseAssert assertCase(DrivenCase driven) {
    CaseAssert check = new CaseAssert(driven);
    assertThat(bean(CaseTimeline.class).faultsOf(driven.id())).isEmpty();
    return check;
  }

  /** It is open in this state, and the engine waits at least at these elements. */
  CaseAssert waits(CaseState state, String... elements) {
    assertThat(driven.file().state()).isEqualTo(state);
    assertThat(driven.file().isClosed()).isFalse();
    assertThat(openActivities()).contains(elements);
    return this;
  }

  /** It has ended, and what follows waits at this element. */
  CaseAssert waitsAfterwards(String element) {
    assertThat(driven.file().isClosed()).isTrue();
    assertThat(openActivities()).contains(element);
    return this;
  }

  CaseAssert doesNotWaitAt(String element) {
    assertThat(openActivities()).doesNotContain(element);
    return this;
  }

  /**
   * It has ended at this end event; nothing of it is left in the engine, no step, no clock, but for
   * the rating that it may invite to.
   */
  CaseAssert ended(CaseState state, String outcome, String endEvent) {
    return hasEnded(state, outcome, endEvent, "CLOSED");
  }

  /**
   * It had ended otherwise; what came after the end has replaced its outcome, also in the count.
   */
  CaseAssert overturned(CaseState state, String outcome, String endEvent) {
    assertThat(Counting.outcome(ProcessWorld.context(), driven.id())).isEqualTo(outcome);
    return hasEnded(state, outcome, endEvent, "OVERTURNED");
  }

  private CaseAssert hasEnded(CaseState state, String outcome, String endEvent, String how) {
    assertThat(driven.file().state()).isEqualTo(state);
    assertThat(driven.file().outcome()).isEqualTo(outcome);
    assertThat(driven.file().isClosed()).isTrue();
    assertThat(visited()).contains(endEvent);
    assertThat(
            bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(driven.caseNumber())
                .processDefinitionKeyNotIn("rating")
                .count())
        .isZero();
    assertThat(steps()).noneMatch(step -> step.state() == CaseStep.State.OPEN);
    assertThat(bean(Clocks.class).of(driven.id()))
        .filteredOn(clock -> !Rating.CLOCKS.contains(clock.id()))
        .allMatch(clock -> clock.stoppedAt() != null);
    assertThat(bean(CaseTimeline.class).of(driven.id()))
        .extracting(entry -> entry.kind() + " " + entry.subject())
        .contains(how + " " + outcome);
    return this;
  }

  /** Exactly these effects were undone, each once; the engine undoes them side by side. */
  CaseAssert undone(String... topics) {
    assertThat(driven.asked().stream().filter(UNDOING::contains)).containsExactlyInAnyOrder(topics);
    assertThat(steps().stream().filter(step -> step.kind() == CaseStep.Kind.UNDO))
        .hasSize(topics.length)
        .allMatch(step -> step.state() == CaseStep.State.DONE);
    return this;
  }

  CaseAssert nothingUndone() {
    return undone();
  }

  /** Everything that a case does before the origin was undone. */
  CaseAssert allUndone() {
    return undone(UNDOING.toArray(String[]::new));
  }

  /** These documents are valid, and no others. */
  CaseAssert documents(String... types) {
    assertThat(documentsWhich(false)).containsExactlyInAnyOrder(types);
    return this;
  }

  CaseAssert revoked(String... types) {
    assertThat(documentsWhich(true)).containsExactlyInAnyOrder(types);
    return this;
  }

  private Stream<String> documentsWhich(boolean revoked) {
    return bean(Documents.class).of(driven.id()).stream()
        .filter(document -> document.revoked() == revoked)
        .map(IssuedDocument::type);
  }

  /** No message to the applicant has a gap where a fact is missing. */
  CaseAssert everyMessageIsWhole() {
    assertThat(bean(Messages.class).of(driven.id()))
        .extracting(message -> message.id() + ": " + message.text().zh())
        .noneMatch(text -> text.contains("…"));
    return this;
  }

  /** Exactly these messages were written, in this order. */
  CaseAssert messages(String... ids) {
    assertThat(
            bean(JdbcClient.class)
                .sql(
                    "SELECT message FROM outbox WHERE case_id = ? AND (channel = 'IN_APP' OR"
                        + " audience = 'STAFF') ORDER BY id")
                .param(driven.id().toString())
                .query(String.class)
                .list()
                .stream()
                .distinct())
        .containsExactly(ids);
    return this;
  }

  String lastMessage() {
    return bean(JdbcClient.class)
        .sql("SELECT message FROM outbox WHERE case_id = ? ORDER BY id DESC LIMIT 1")
        .param(driven.id().toString())
        .query(String.class)
        .single();
  }

  /** Exactly these rungs of the clock have fired, in this order. */
  CaseAssert climbed(String clock, String... rungs) {
    assertThat(
            bean(RungJournal.class).of(driven.id()).stream()
                .filter(entry -> entry.clock().equals(clock))
                .map(RungJournal.Entry::rung)
                .distinct())
        .containsExactly(rungs);
    return this;
  }

  CaseAssert fact(String name, Object value) {
    assertThat(bean(CaseFacts.class).all(driven.id())).containsEntry(name, value);
    return this;
  }

  CaseAssert step(String element, CaseStep.State... states) {
    assertThat(steps().stream().filter(step -> step.element().equals(element)))
        .extracting(CaseStep::state)
        .containsExactly(states);
    return this;
  }

  /** A timer of this element is open and fires at this civil time of the city. */
  CaseAssert timer(String element, String civil) {
    List<Job> jobs =
        bean(ManagementService.class).createJobQuery().activityId(element).timers().list().stream()
            .filter(job -> instances().contains(job.getProcessInstanceId()))
            .toList();
    assertThat(jobs).as("timers of %s", element).hasSize(1);
    assertThat(jobs.get(0).getDuedate().toInstant().truncatedTo(ChronoUnit.MINUTES))
        .isEqualTo(ProcessWorld.instant(LocalDateTime.parse(civil)));
    return this;
  }

  ClockView clock(String name) {
    return bean(Clocks.class).of(driven.id(), name).orElseThrow();
  }

  List<String> visited() {
    return history().map(HistoricActivityInstance::getActivityId).toList();
  }

  long visits(String element) {
    return visited().stream().filter(element::equals).count();
  }

  private List<String> openActivities() {
    return history()
        .filter(activity -> activity.getEndTime() == null)
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  private Stream<HistoricActivityInstance> history() {
    return instances().stream()
        .flatMap(
            instance ->
                bean(HistoryService.class)
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance)
                    .list()
                    .stream());
  }

  private List<String> instances() {
    return bean(HistoryService.class)
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(driven.caseNumber())
        .list()
        .stream()
        .map(instance -> instance.getId())
        .toList();
  }

  List<CaseStep> steps() {
    return bean(CaseSteps.class).of(driven.id());
  }

  private static <T> T bean(Class<T> type) {
    return ProcessWorld.bean(type);
  }
}
