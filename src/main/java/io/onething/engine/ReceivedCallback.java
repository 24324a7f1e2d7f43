package io.onething.engine;

import org.jspecify.annotations.Nullable;

/**
 * An answer that a department has sent. The same department, ticket and body is the same answer.
 *
 * @param ticket which of our requests it names
 * @param body as it came
 * @param content the body as Jackson reads it
 */
record ReceivedCallback(String department, String ticket, String body, @Nullable Object content) {

  /** What became of it. */
  enum State {
    /** It waits until its case does. */
    KEPT,
    APPLIED,
    /** It names no request of ours, cannot be used, or its case is closed. */
    REFUSED,
    /** The case had stopped waiting for it. */
    LATE
  }

  /** Without the body, which is about a person. */
  @Override
  public String toString() {
    return "callback of " + department;
  }
}
