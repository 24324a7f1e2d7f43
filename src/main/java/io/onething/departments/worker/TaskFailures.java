package io.onething.departments.worker;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Call;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Spends;
import io.onething.departments.calls.ContractBroken;
import io.onething.departments.calls.TaskResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Failures that are nobody's answer. */
final class TaskFailures {
  private TaskFailures() {}

  /** The server did not hand out what was agreed; another version of it may. */
  static TaskResult of(Call call, ContractBroken broken) {
    return failed(String.valueOf(broken.getMessage()), call.topic());
  }

  /**
   * Something of ours broke; the message could quote what was being worked on, the place cannot.
   */
  static TaskResult of(Call call, Throwable unexpected) {
    String where =
        Arrays.stream(unexpected.getStackTrace())
            .limit(8)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining("\n"));
    return failed(
        call.department() + ": defect of ours, " + unexpected.getClass().getSimpleName(), where);
  }

  private static TaskResult failed(String message, String details) {
    return new TaskResult(new Failed(Cause.DEFECT, message, details, Spends.ONE, null), List.of());
  }
}
