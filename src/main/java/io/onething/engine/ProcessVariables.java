package io.onething.engine;

/** The process variables that every model may rely on. */
final class ProcessVariables {

  /** The case file's id, a UUID. */
  static final String CASE_ID = "caseId";

  /** The code with which a department refused an effect. */
  static final String REFUSAL_REASON = "refusalReason";

  /** The topics that a prefill asks, separated by commas. */
  static final String PREFILL_TOPICS = "prefillTopics";

  private ProcessVariables() {}
}
