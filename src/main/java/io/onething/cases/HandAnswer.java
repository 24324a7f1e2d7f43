package io.onething.cases;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A department's answer as a person at the fallback desk (办不成事窗口) has typed it.
 *
 * @param facts by field key
 * @param flags by flag name; codes
 * @param ticket the department's number for an answer that comes later, else null
 * @param who the person at the department who answered
 * @param way how
 */
public record HandAnswer(
    Map<String, Object> facts,
    Map<String, String> flags,
    @Nullable String ticket,
    String who,
    AnswerWay way) {

  public HandAnswer {
    facts = Map.copyOf(facts);
    flags = Map.copyOf(flags);
  }
}
