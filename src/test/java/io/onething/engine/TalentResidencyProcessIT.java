package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/** Every path of the shipped models, and the proof that none was left out. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TalentResidencyProcessIT {

  private static final List<String> MODELS =
      List.of("talent-residency", "prefill", "poll", "correction", "rating", "fallback-desk");

  @Nested
  class Checks extends CheckScenarios {}

  @Nested
  class Review extends ReviewScenarios {}

  @Nested
  class MoveOut extends MoveOutScenarios {}

  @Nested
  class Withdrawal extends WithdrawalScenarios {}

  @Nested
  class Prefill extends PrefillScenarios {}

  @Nested
  class Desk extends FallbackDeskScenarios {}

  @Nested
  class Poll extends PollScenarios {}

  @Nested
  class Ratings extends RatingScenarios {}

  @Nested
  class Rules extends RuleScenarios {}

  /** Last of all. */
  @Nested
  @Order(Integer.MAX_VALUE)
  class Coverage {

    @Test
    void everyFlowNodeWasReached() {
      assertThat(ModelCoverage.nodesNotReached(MODELS)).isEmpty();
    }

    @Test
    void everySequenceFlowWasTaken() {
      assertThat(ModelCoverage.flowsNotTaken(MODELS)).isEmpty();
    }
  }
}
