package io.onething.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import io.onething.testing.CaseContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What one act changes of a case is written together, and reads as if it had been written at once.
 */
class CaseChangesIT {

  private static CaseContext context;

  private CaseId id;

  @BeforeAll
  static void start() {
    context = CaseContext.start();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void begin() {
    id = context.acceptedCase(Map.of());
  }

  @Test
  void factsAreReadBackWithinTheActAndTheLastWordCounts() {
    act(
        () -> {
          facts().record(id, "education.degree", Map.of("school", "深圳大学", "major", "软件工程"));
          assertThat(facts().all(id)).containsEntry("school", "深圳大学");
          facts().record(id, "applicant", Map.of("school", "南方科技大学"));
          facts().record(id, "decision", Map.of("school", "中山大学"));
          assertThat(facts().sources(id)).containsEntry("school", "decision");
        });

    assertThat(facts().all(id)).containsEntry("school", "中山大学").containsEntry("major", "软件工程");
    assertThat(facts().some(List.of(id), List.of("school")).get(id))
        .containsExactly(Map.entry("school", "中山大学"));
  }

  @Test
  void aStepThatEndsTwiceIsToldOnce() {
    act(
        () -> {
          steps().start(id, step("Task_A:1"));
          steps().start(id, step("Task_B:1"));
          steps().end(id, "Task_A:1", "Task_A", CaseStep.State.DONE);
          steps().end(id, "Task_A:1", "Task_A", CaseStep.State.CANCELLED);
        });

    assertThat(steps().of(id))
        .extracting(CaseStep::state)
        .containsExactly(CaseStep.State.DONE, CaseStep.State.OPEN);
    assertThat(context.bean(CaseTimeline.class).of(id))
        .extracting(CaseTimeline.Entry::kind)
        .endsWith("STEP_OPEN", "STEP_OPEN", "STEP_DONE");
    assertThat(context.bean(CaseTimeline.class).faultsOf(id)).isEmpty();
  }

  @Test
  void anActThatFailsLeavesNothing() {
    Map<String, Object> before = facts().all(id);
    int told = context.bean(CaseTimeline.class).of(id).size();

    assertThatThrownBy(
            () ->
                act(
                    () -> {
                      facts().record(id, "applicant", Map.of("school", "深圳大学"));
                      steps().start(id, step("Task_C:1"));
                      steps().end(id, "Task_C:1", "Task_C", CaseStep.State.DONE);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    act(() -> facts().record(id, "applicant", Map.of("major", "历史学")));

    assertThat(facts().all(id)).containsAllEntriesOf(before).doesNotContainKey("school");
    assertThat(steps().of(id)).isEmpty();
    assertThat(context.bean(CaseTimeline.class).of(id)).hasSize(told);
  }

  private static void act(Runnable act) {
    context.inTransaction(
        () ->
            context
                .bean(CaseChanges.class)
                .gather(
                    () -> {
                      act.run();
                      return "done";
                    }));
  }

  private static StepStarted step(String visit) {
    String element = visit.substring(0, visit.indexOf(':'));
    return new StepStarted(
        visit, element, CaseStep.Kind.CHECK, "hrss", new Localized("步骤", "Step"), null);
  }

  private static CaseFacts facts() {
    return context.bean(CaseFacts.class);
  }

  private static CaseSteps steps() {
    return context.bean(CaseSteps.class);
  }
}
