package io.onething.departments.calls;

/** Decides when a request may be sent to a department, and learns how it went. */
@FunctionalInterface
public interface CallGuard {

  /** Lets everything pass. */
  CallGuard NONE = () -> answer -> {};

  /**
   * Waits until a request may be sent; it must be sent now, and the turn closed.
   *
   * @throws LeftAlone when the department is not to be called for a while
   */
  Turn turn() throws InterruptedException;

  /** One request. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    /** What came back, or did not. */
    void answered(Answer answer);

    @Override
    default void close() {}
  }
}
