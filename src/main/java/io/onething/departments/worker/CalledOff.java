package io.onething.departments.worker;

/** The worker stops, and the task's call has not begun: it is given back. */
final class CalledOff extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CalledOff() {
    super("the worker stops");
  }
}
