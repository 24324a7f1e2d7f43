package io.onething.departments.calls;

/** How a request gets to a department, and an answer back. */
@FunctionalInterface
public interface Transport extends AutoCloseable {

  /**
   * Sends the request and waits for the answer.
   *
   * @throws NoAnswer when none came that could be read
   * @throws InterruptedException when the wait was broken off; the department may have the request
   */
  DepartmentResponse send(OutgoingRequest request) throws NoAnswer, InterruptedException;

  @Override
  default void close() {}
}
