package io.onething.contests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.CaseTimeline;
import io.onething.cases.MilestoneReached;
import io.onething.cases.StepStarted;
import io.onething.contests.Contest.State;
import io.onething.deadlines.ClockState;
import io.onething.deadlines.Clocks;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.shared.UtcTime;
import io.onething.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a contested value when people are at it at once, or nobody is. */
class ContestsIT {

  private static final TestServer SERVER = TestServer.shared();

  private CaseFile file;

  @BeforeEach
  void aCaseThatADepartmentHasAnswered() {
    CaseId id = files().openDraft("talent-residency", "liwen");
    facts().record(id, "identity", Map.of("applicantName", "李文", "idNumber", "430602200403164627"));
    facts().record(id, "education.degree", Map.of("degreeLevel", "BACHELOR", "school", "某大学"));
    files().submit(id);
    file = files().get(id);
  }

  @Test
  void aProofThatDoesNotComeInTimeLetsTheDepartmentDecideOnWhatItHas() {
    contests().raise(file, "degreeLevel", "应为硕士");
    decide("PROOF", new Contest.Answer("请提供证书", null, "xuezhi"));
    assertThat(only().state()).isEqualTo(State.PROOF_ASKED);
    assertThat(tasks()).isEmpty();

    SERVER.bean(LapsedProofs.class).sweep();
    assertThat(only().state()).isEqualTo(State.PROOF_ASKED);

    SERVER
        .bean(JdbcClient.class)
        .sql("UPDATE contest SET proof_due = ? WHERE id = ?")
        .params(UtcTime.of(Instant.EPOCH), only().id())
        .update();
    SERVER.bean(LapsedProofs.class).sweep();
    SERVER.bean(LapsedProofs.class).sweep();
    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(only().words().answer()).isNull();
    assertThat(tasks()).hasSize(1);
    assertThatThrownBy(() -> contests().prove(file, only().id(), "太晚", List.of()))
        .isInstanceOf(OneThingException.class);

    decide("CONFIRM", new Contest.Answer("未提供证明，维持", null, "xuezhi"));
    assertThat(only().state()).isEqualTo(State.CONFIRMED);
    assertThat(clock().open()).isFalse();
    assertThat(SERVER.bean(CaseTimeline.class).faultsOf(file.id())).isEmpty();
  }

  @Test
  void twoWindowsContestAValueOnce() {
    List<Boolean> taken =
        Stream.of("一", "二")
            .map(
                window ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            contests().raise(file, "school", "校名不对" + window);
                            return true;
                          } catch (OneThingException again) {
                            return false;
                          }
                        }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(taken).containsExactlyInAnyOrder(true, false);
    assertThat(contests().of(file.id())).hasSize(1);
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void itIsAStepOfTheDepartmentWithItsClock() {
    contests().raise(file, "school", "校名不对");
    contests().raise(file, "degreeLevel", "应为硕士");
    assertThat(steps())
        .extracting(CaseStep::department, CaseStep::clock, CaseStep::state, CaseStep::round)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple("education", "contest", CaseStep.State.OPEN, 1));
    assertThat(tasks()).extracting(Task::getDueDate).doesNotContainNull();

    decide("CONFIRM", new Contest.Answer("维持", null, "xuezhi"));
    assertThat(clock().open()).isTrue();
    decide("CONFIRM", new Contest.Answer("维持", null, "xuezhi"));
    assertThat(clock().open()).isFalse();
    assertThat(steps()).extracting(CaseStep::state).containsOnly(CaseStep.State.DONE);
  }

  /** 公证法 art. 30: the time for verifying does not count. */
  @Test
  void theClockOfATaskThatWaitsStandsStillWhereALawLetsIt() {
    anInheritance();
    theApprovalBegins();
    assertThat(notarisation()).isEqualTo(ClockState.RUNNING);

    contests().raise(file, "decedentMaritalStatus", "已离婚");
    assertThat(notarisation()).isEqualTo(ClockState.SUSPENDED);

    decide("civil-affairs-clerks", "CONFIRM", new Contest.Answer("维持", null, "minhe"));
    assertThat(notarisation()).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void itStandsStillFromWhenTheTaskBeginsIfThatIsLater() {
    anInheritance();
    contests().raise(file, "decedentMaritalStatus", "已离婚");
    theApprovalBegins();
    assertThat(notarisation()).isEqualTo(ClockState.SUSPENDED);
  }

  private void anInheritance() {
    CaseId id = files().openDraft("inheritance-transfer", "lincheng");
    facts().record(id, "civil.decedent", Map.of("decedentMaritalStatus", "MARRIED"));
    files().submit(id);
    file = files().get(id);
  }

  /** The approval of the deed, which waits for what is contested. */
  private void theApprovalBegins() {
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              SERVER
                  .bean(CaseSteps.class)
                  .start(
                      file.id(),
                      new StepStarted(
                          "approval-" + file.id(),
                          "Task_NotaryApprove",
                          CaseStep.Kind.CLERK,
                          "notary",
                          new Localized("审批出证", "Approval"),
                          "notarisation"));
              SERVER
                  .context()
                  .publishEvent(
                      new MilestoneReached(
                          file.id(),
                          String.valueOf(file.caseNumber()),
                          file.edition(),
                          "Task_NotaryApprove",
                          MilestoneReached.Moment.ENTERED,
                          false,
                          Map.of("clock", "notarisation"),
                          Instant.now()));
            });
  }

  private ClockState notarisation() {
    return SERVER.bean(Clocks.class).of(file.id(), "notarisation").orElseThrow().state();
  }

  @Test
  void aListIsContestedAsAWholeAndCorrectedEntryByEntry() {
    List<Map<String, String>> household =
        List.of(
            Map.of("name", "李小宝", "relation", "CHILD"), Map.of("name", "王芳", "relation", "SPOUSE"));
    facts().record(file.id(), "police.identity", Map.of("dependants", household));
    contests().raise(file, "dependants", "少了二女儿");
    List<Map<String, String>> right =
        List.of(household.getFirst(), Map.of("name", "李小贝", "relation", "CHILD"));
    decide("police-sz-clerks", "CORRECT", new Contest.Answer("已补登", right, "luguang"));

    assertThat(only().state()).isEqualTo(State.CORRECTED);
    assertThat(facts().all(file.id())).containsEntry("dependants", right);
  }

  @Test
  void threeTimesIsEnough() {
    for (int time = 0; time < 3; time++) {
      contests().raise(file, "school", "校名不对");
      decide("CONFIRM", new Contest.Answer("维持", null, "xuezhi"));
    }
    assertThatThrownBy(() -> contests().raise(file, "school", "校名不对"))
        .hasMessageContaining("3 times");
  }

  /** Completes the first open task, with what was typed before. */
  private void decide(String decision, Contest.Answer answer) {
    decide("education-clerks", decision, answer);
  }

  private void decide(String group, String decision, Contest.Answer answer) {
    Task task = tasks(group).getFirst();
    String id = (String) SERVER.bean(TaskService.class).getVariable(task.getId(), "contestId");
    contests().keepAnswer(Long.parseLong(id), answer);
    SERVER.bean(TaskService.class).complete(task.getId(), Map.of("contestDecision", decision));
  }

  private Contest only() {
    List<Contest> all = contests().of(file.id());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private io.onething.deadlines.ClockView clock() {
    return SERVER.bean(Clocks.class).of(file.id(), "contest").orElseThrow();
  }

  private List<CaseStep> steps() {
    return SERVER.bean(CaseSteps.class).of(file.id());
  }

  private List<Task> tasks() {
    return tasks("education-clerks");
  }

  private List<Task> tasks(String group) {
    return SERVER
        .bean(TaskService.class)
        .createTaskQuery()
        .processInstanceBusinessKey(file.caseNumber())
        .taskCandidateGroup(group)
        .list();
  }

  private static Contests contests() {
    return SERVER.bean(Contests.class);
  }

  private static CaseFiles files() {
    return SERVER.bean(CaseFiles.class);
  }

  private static CaseFacts facts() {
    return SERVER.bean(CaseFacts.class);
  }
}
