package io.onething.bench;

import io.onething.cases.MilestoneReached;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When each case's join was committed: the models end behind their join, in the same transaction.
 */
public class CaseWatch {

  private final Map<String, CompletableFuture<Long>> joins = new ConcurrentHashMap<>();

  /** Runs when the transaction of the completion has committed. */
  @TransactionalEventListener
  public void on(MilestoneReached milestone) {
    if (milestone.declared().containsKey("outcome")) {
      of(milestone.caseNumber()).complete(System.nanoTime());
    }
  }

  private CompletableFuture<Long> of(String caseNumber) {
    return joins.computeIfAbsent(caseNumber, number -> new CompletableFuture<>());
  }

  /** Whether the case has gone through its join. */
  boolean isJoined(String caseNumber) {
    return of(caseNumber).isDone();
  }

  /**
   * When the join was committed.
   *
   * @return in the nanoseconds of {@link System#nanoTime}
   * @throws IllegalStateException if that takes longer than a few minutes
   */
  long awaitJoin(String caseNumber) throws InterruptedException {
    try {
      return of(caseNumber).get(3, TimeUnit.MINUTES);
    } catch (TimeoutException stuck) {
      throw new IllegalStateException("Case " + caseNumber + " does not come to its join", stuck);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
