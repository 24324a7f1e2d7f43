package io.onething.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does something in the current transaction, but after the engine's command that we are in. Within
 * one command the engine takes a step that is entered and interrupted for one that was done, and
 * undoes it.
 */
@Component
class AfterCommand {

  private final IdentityService identity;

  AfterCommand(IdentityService identity) {
    this.identity = identity;
  }

  /** What follows is our own doing: whoever completes a task has no right to it. */
  void run(Runnable act) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            @Nullable Authentication caller = identity.getCurrentAuthentication();
            identity.clearAuthentication();
            try {
              act.run();
            } finally {
              identity.setAuthentication(caller);
            }
          }
        });
  }
}
