package io.onething.engine;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The codes of a refusal: they enter the engine, so nothing else may stand in their place. */
final class ReportedCode {

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private ReportedCode() {}

  /**
   * @param error the BPMN error, null when there is no refusal
   * @param reason null when the department gives none
   * @throws OneThingException {@code BAD_ANSWER}
   */
  static void checkRefusal(String topic, @Nullable String error, @Nullable String reason) {
    check(topic, "error", error);
    check(topic, "reason", reason);
  }

  private static void check(String topic, String what, @Nullable String code) {
    if (code != null && !CODE.matcher(code).matches()) {
      throw new OneThingException(
          ErrorCode.BAD_ANSWER,
          topic + ": the " + what + " is no code, expected " + CODE.pattern());
    }
  }
}
