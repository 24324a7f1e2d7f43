package io.onething.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does something in the current transaction, but after the engine's command that we are in. Within
 * one command the engine takes a step that is entered and interrupted for one that was done, and
 * undoes it; and what it has read it does not read again.
 */
@Component
class AfterCommand {

  private final IdentityService identity;

  AfterCommand(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * What follows is our own doing: whoever completes a task has no right to it. It may itself ask
   * for something to follow.
   */
  void run(Runnable act) {
    @Nullable Queue waiting = (Queue) TransactionSynchronizationManager.getResource(this);
    if (waiting == null) {
      waiting = new Queue();
      TransactionSynchronizationManager.bindResource(this, waiting);
      TransactionSynchronizationManager.registerSynchronization(waiting);
    }
    waiting.acts.add(act);
    if (waiting.done) {
      waiting.beforeCommit(false);
    }
  }

  /** What is to follow in one transaction. */
  private final class Queue implements TransactionSynchronization {

    private final Deque<Runnable> acts = new ArrayDeque<>();
    private boolean done;

    @Override
    public void beforeCommit(boolean readOnly) {
      @Nullable Authentication caller = identity.getCurrentAuthentication();
      identity.clearAuthentication();
      try {
        for (@Nullable Runnable act = acts.poll(); act != null; act = acts.poll()) {
          act.run();
        }
        done = true;
      } finally {
        identity.setAuthentication(caller);
      }
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(AfterCommand.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(AfterCommand.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResource(AfterCommand.this);
    }
  }
}
