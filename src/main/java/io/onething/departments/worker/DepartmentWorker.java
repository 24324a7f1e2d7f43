package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.calls.DepartmentCaller;
import java.time.Duration;
import java.util.List;

/**
 * Works for one department: fetches its tasks, makes its calls side by side and reports how they
 * ended. A department that hangs fills its own room and nobody else's.
 */
final class DepartmentWorker {
  private final String department;
  private final DepartmentCaller caller;
  private final Underway underway;
  private final DepartmentTopics topics;

  DepartmentWorker(
      String department, DepartmentCaller caller, Underway underway, DepartmentTopics topics) {
    this.department = department;
    this.caller = caller;
    this.underway = underway;
    this.topics = topics;
  }

  String department() {
    return department;
  }

  void start() {
    topics.start();
  }

  /** Works on the call from now on, as this file of it says. */
  void take(Call call) {
    topics.take(call);
  }

  /** Fetches nothing more, and gives back at once what has not begun. */
  void stopFetching() {
    topics.close();
    List<Fetching> fetchings = topics.fetchings();
    List<BatchTasks> batches = topics.batches();
    // First of all: what is given back must not come back here.
    fetchings.forEach(Fetching::cut);
    underway.callOffWaiting();
    batches.forEach(BatchTasks::stop);
    fetchings.forEach(Fetching::stop);
    // What the last fetch brought while it was being stopped.
    batches.forEach(BatchTasks::stop);
  }

  /** Waits for calls under way; false when they need longer. */
  boolean awaitCalls(Duration atMost) throws InterruptedException {
    return underway.awaitNone(atMost);
  }

  void close() {
    caller.close();
  }
}
