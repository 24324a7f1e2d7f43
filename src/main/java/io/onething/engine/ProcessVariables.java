package io.onething.engine;

/** The process variables that every model may rely on. */
final class ProcessVariables {

  /** The case file's id, a UUID. */
  static final String CASE_ID = "caseId";

  /** The code with which a department refused an effect. */
  static final String REFUSAL_REASON = "refusalReason";

  /** The topics that a prefill asks, separated by commas. */
  static final String PREFILL_TOPICS = "prefillTopics";

  /** At the fallback desk: the id of the external task that nobody could complete. */
  static final String EXTERNAL_TASK = "externalTask";

  /** At the fallback desk: the name of the step, as its model calls it. */
  static final String STEP = "step";

  /** In a process that several models share: the name of the clock that it is handed. */
  static final String CLOCK = "clock";

  /** In a process that the server begins beside a case: whose task it is. */
  static final String GROUP = "group";

  /** Of a clerk's task: the case number, for the list of tasks. */
  static final String CASE_NUMBER = "caseNumber";

  private ProcessVariables() {}
}
