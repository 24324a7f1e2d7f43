package io.onething.departments;

/** When a department answers a call. */
public enum CallShape {
  /** The answer comes with the response: a query or an effect that is done at once. */
  ANSWER_NOW("answer-now"),
  /**
   * The response is a ticket; the answer comes later, by a signed callback that names it, or when
   * it is asked for.
   */
  ANSWER_LATER("answer-later"),
  /** The department is told; nothing but its receipt is expected. */
  TELL_ONLY("tell-only"),
  /** Many cases go in one call, each with an answer of its own. */
  BATCH("batch");

  private final String key;

  CallShape(String key) {
    this.key = key;
  }

  /** How the shape is written in a call's file. */
  public String key() {
    return key;
  }
}
