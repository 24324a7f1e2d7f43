package io.onething.sandbox.departments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a department can be asked or told. Expressions are FEEL over {@code request} (path
 * variables, query and body in one), {@code today} (a date), {@code refuse} (whether the
 * department's knob says no), the file's registers and, in an effect, {@code newNumber}.
 *
 * @param call method and path below the department, as in {@code POST /enrolments}
 * @param summary what it is for, in Chinese and English, for the description of the interface
 * @param requires what of the request must be a text
 * @param number the letters that the number of an effect begins with
 * @param subject FEEL: the name of whom an effect is for; the ledger shows it masked
 * @param answers the first whose {@code when} is true is given
 */
record PlayedCall(
    String call,
    String summary,
    List<String> requires,
    @Nullable String number,
    @Nullable String subject,
    List<PlayedAnswer> answers) {

  PlayedCall {
    requires = requires == null ? List.of() : List.copyOf(requires);
    answers = answers == null ? List.of() : List.copyOf(answers);
  }

  /** Whether it changes something at the department and takes an Idempotency-Key. */
  boolean isEffect() {
    return answers.stream().anyMatch(answer -> answer.enters() != null);
  }

  String method() {
    return call.substring(0, Math.max(0, call.indexOf(' ')));
  }

  String path() {
    return call.substring(call.indexOf(' ') + 1);
  }

  /**
   * An answer.
   *
   * @param when FEEL: whether it is this one; always unless given
   * @param status the HTTP status, 200 unless given
   * @param body FEEL: the body
   * @param code instead of a body: why the department says no
   * @param enters the kind of row that it leaves in the ledger, under {@code newNumber}
   */
  record PlayedAnswer(
      @Nullable String when,
      @Nullable Integer status,
      @Nullable String body,
      @Nullable String code,
      @Nullable String enters) {}
}
