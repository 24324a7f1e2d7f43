package io.onething.departments;

/** One row of a call's error table: what a response, or its absence, means. */
public sealed interface ErrorRule {

  /**
   * Whether the row applies; over the facts, {@code response} and {@code failure}. The first row
   * that applies decides.
   */
  FeelExpression when();

  /**
   * The department refuses; the model decides what that means.
   *
   * @param error BPMN error code
   * @param reason yields the department's reason as a code
   */
  record Refuse(FeelExpression when, String error, Template reason) implements ErrorRule {}

  /**
   * It is tried again.
   *
   * @param why for the operator, without personal data
   */
  record Retry(FeelExpression when, String why) implements ErrorRule {}

  /**
   * The department does not keep to what was agreed, or our file is wrong: trying again does not
   * help, a person has to look.
   *
   * @param why for the operator, without personal data
   */
  record Defect(FeelExpression when, String why) implements ErrorRule {}

  /**
   * It is not known whether the department has done it: it is asked before anything is sent again.
   *
   * @param why for the operator, without personal data
   */
  record Ask(FeelExpression when, String why) implements ErrorRule {}
}
