package io.onething.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.context.ApplicationContext;

/** Lets a call of the demo fail until no try is left: the pauses between pass at once. */
public final class SpentTries {

  /** Longer than any pause between two tries. */
  private static final Duration NEXT_TRY = Duration.ofMinutes(11);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ApplicationContext server = RunningDemo.get().server();
  private final String caseNumber;
  private final String element;

  private SpentTries(String caseNumber, String element) {
    this.caseNumber = caseNumber;
    this.element = element;
  }

  /** Returns when the step's call has none left. */
  public static void of(String caseNumber, String element) {
    new SpentTries(caseNumber, element).spend();
  }

  private void spend() {
    int before = Integer.MAX_VALUE;
    int left = leftBelow(before);
    while (left > 0) {
      before = left;
      RunningDemo.forward(NEXT_TRY);
      left = leftBelow(before);
    }
  }

  /** Waits until fewer are left than before; a call that was never made counts as all. */
  private int leftBelow(int before) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<Integer> left = left();
    while (left.isEmpty() || left.get() >= before) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            caseNumber + ": " + element + " is not tried, left " + left + " of " + before);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      left = left();
    }
    return left.get();
  }

  private Optional<Integer> left() {
    return server
        .getBean(ExternalTaskService.class)
        .createExternalTaskQuery()
        .activityId(element)
        .list()
        .stream()
        .filter(this::isOfTheCase)
        .filter(call -> call.getRetries() != null)
        .map(ExternalTask::getRetries)
        .findFirst();
  }

  private boolean isOfTheCase(ExternalTask call) {
    return server
            .getBean(RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceId(call.getProcessInstanceId())
            .processInstanceBusinessKey(caseNumber)
            .count()
        > 0;
  }
}
