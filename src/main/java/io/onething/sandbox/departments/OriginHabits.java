package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.AnswerOfOrigin;
import io.onething.sandbox.departments.Registers.OriginAnswer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Which requests the origin answers by itself: as the registers say for the person, or refused as
 * the knob says.
 */
@Component
class OriginHabits {

  private static final Duration REFUSAL_BY_KNOB = Duration.ofSeconds(1);

  private final Registers registers;

  OriginHabits(Registers registers) {
    this.registers = registers;
  }

  OriginAnswer answerTo(String idNumber, boolean refusedByKnob) {
    if (refusedByKnob) {
      return new OriginAnswer(idNumber, AnswerOfOrigin.REFUSED, REFUSAL_BY_KNOB, "IDENTITY_DOUBT");
    }
    return registers.originAnswers().stream()
        .filter(answer -> answer.idNumber().equals(idNumber))
        .findFirst()
        .orElse(new OriginAnswer(idNumber, AnswerOfOrigin.NEVER, null, null));
  }

  /** Whether an answer comes without anybody pressing a button. */
  boolean answersAlone(String idNumber, boolean refusedByKnob) {
    return answerTo(idNumber, refusedByKnob).after() != null;
  }
}
