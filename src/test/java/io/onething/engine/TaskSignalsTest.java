package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskSignalsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TaskSignals signals = new TaskSignals();

  @Test
  void endsAWorkersOlderFetchWhenItSendsANewOne() throws Exception {
    TaskSignals.Fetch older = signals.begin("worker-1:police-sz", List.of("police.identity"));
    TaskSignals.Fetch other = signals.begin("worker-2:police-sz", List.of("police.identity"));
    Thread waiting = waiting(older);
    signals.begin("worker-1:police-sz", List.of("police.identity"));
    waiting.join();
    assertThat(older.isOver()).isTrue();
    assertThat(other.isOver()).isFalse();
  }

  @Test
  void anOlderFetchThatClosesLeavesTheNewOneOpen() throws Exception {
    TaskSignals.Fetch older = signals.begin("worker-1", List.of("police.identity"));
    TaskSignals.Fetch newer = signals.begin("worker-1", List.of("police.identity"));
    older.close();
    Thread waiting = waiting(newer);
    signals.raiseAfterCommit("police.identity");
    waiting.join();
    assertThat(newer.isOver()).isFalse();
  }

  @Test
  void endsEveryFetchWhenTheServerStops() throws Exception {
    TaskSignals.Fetch fetch = signals.begin("worker-1", List.of("police.identity"));
    Thread waiting = waiting(fetch);
    signals.end();
    waiting.join();
    assertThat(fetch.isOver()).isTrue();
  }

  @Test
  void wakesWhoAsksForTheTopicAlone() throws Exception {
    TaskSignals.Fetch asking =
        signals.begin("worker-1", List.of("police.identity", "police.permit"));
    TaskSignals.Fetch another = signals.begin("worker-2", List.of("education.degree"));
    Thread woken = waiting(asking);
    Thread asleep = waiting(another);
    signals.raiseAfterCommit("police.permit");
    woken.join();
    assertThat(asleep.isAlive()).isTrue();
    signals.raiseAfterCommit("education.degree");
    asleep.join();
  }

  @Test
  void aTopicThatIsNotKnownWakesEverybody() throws Exception {
    Thread one = waiting(signals.begin("worker-1", List.of("police.identity")));
    Thread other = waiting(signals.begin("worker-2", List.of("education.degree")));
    signals.raiseAfterCommit(null);
    one.join();
    other.join();
  }

  @Test
  void aSignalWhileOneLooksIsNotMissed() throws Exception {
    TaskSignals.Fetch fetch = signals.begin("worker-1", List.of("police.identity"));
    fetch.looking();
    signals.raiseAfterCommit("police.identity");
    waiting(fetch).join();
  }

  private static Thread waiting(TaskSignals.Fetch fetch) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                fetch.await(LONG);
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            });
  }
}
