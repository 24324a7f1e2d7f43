package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Six answers at the same moment: the case goes on exactly once, and nothing is asked again. */
class ParallelJoinIT extends Scenarios {

  @Test
  void sixAnswersAtOnceGoOnOnce() {
    goesOnOnce();
  }

  @Tag("drill")
  @RepeatedTest(200)
  void twoHundredTimesOutOfTwoHundred() {
    goesOnOnce();
  }

  private static void goesOnOnce() {
    DrivenCase met =
        new DrivenCase()
            .typing("bringChildren", true)
            .typing("settleType", "OWN_PROPERTY")
            .silent(
                "police.identity",
                "education.degree",
                "civil.marital",
                "insurance.contributions",
                "health.birth",
                "housing.property")
            .submit()
            .answeredAtOnce();

    CaseAssert joined = assertCase(met).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut");
    assertThat(joined.visits("Event_ChecksDone")).isEqualTo(1);
    assertThat(joined.visits("Task_AcceptanceRule")).isEqualTo(1);
    assertThat(joined.steps())
        .filteredOn(step -> step.kind() == CaseStep.Kind.CHECK)
        .hasSize(6)
        .allMatch(step -> step.state() == CaseStep.State.DONE);
    assertThat(met.asked()).doesNotHaveDuplicates();
  }
}
