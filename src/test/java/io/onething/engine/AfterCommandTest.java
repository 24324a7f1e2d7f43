package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/** What is to follow a command follows it, whoever asks for it and however late. */
class AfterCommandTest {

  private final IdentityServiceImpl identity = new IdentityServiceImpl();
  private final AfterCommand afterCommand = new AfterCommand(identity);
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void beginATransaction() {
    TransactionSynchronizationManager.initSynchronization();
  }

  @AfterEach
  void endIt() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.clearSynchronization();
    }
  }

  @Test
  void whatFollowsMayAskForMore() {
    afterCommand.run(
        () -> {
          done.add("first");
          afterCommand.run(() -> done.add("of the first"));
        });
    afterCommand.run(() -> done.add("second"));
    assertThat(done).as("not within the command").isEmpty();

    commit();

    assertThat(done).containsExactly("first", "second", "of the first");
  }

  @Test
  void whatIsAskedForAtTheLastMomentIsDoneAtOnce() {
    afterCommand.run(() -> done.add("first"));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            afterCommand.run(() -> done.add("late"));
          }
        });

    commit();

    assertThat(done).containsExactly("first", "late");
  }

  @Test
  void itIsNotTheCallersDoing() {
    Authentication caller = new Authentication("wutong", List.of("fallback-desk"));
    identity.setAuthentication(caller);
    afterCommand.run(() -> done.add(String.valueOf(identity.getCurrentAuthentication())));

    commit();

    assertThat(done).containsExactly("null");
    assertThat(identity.getCurrentAuthentication()).isSameAs(caller);
    identity.clearAuthentication();
  }

  @Test
  void whatWasRolledBackIsForgotten() {
    afterCommand.run(() -> done.add("rolled back"));
    end(TransactionSynchronization.STATUS_ROLLED_BACK);

    TransactionSynchronizationManager.initSynchronization();
    afterCommand.run(() -> done.add("next"));
    commit();

    assertThat(done).containsExactly("next");
  }

  private static void commit() {
    TransactionSynchronizationUtils.triggerBeforeCommit(false);
    end(TransactionSynchronization.STATUS_COMMITTED);
  }

  private static void end(int status) {
    List<TransactionSynchronization> all = TransactionSynchronizationManager.getSynchronizations();
    TransactionSynchronizationManager.clearSynchronization();
    TransactionSynchronizationUtils.invokeAfterCompletion(all, status);
  }
}
