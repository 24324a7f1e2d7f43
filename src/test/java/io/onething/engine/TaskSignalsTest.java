package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskSignalsTest {
  private final TaskSignals signals = new TaskSignals();

  @Test
  void endsAWorkersOlderFetchWhenItSendsANewOne() throws Exception {
    long older = signals.begin("worker-1:police-sz");
    long other = signals.begin("worker-2:police-sz");
    Thread waiting = Thread.ofVirtual().start(() -> await(older));
    signals.begin("worker-1:police-sz");
    waiting.join();
    assertThat(signals.isOver("worker-1:police-sz", older)).isTrue();
    assertThat(signals.isOver("worker-2:police-sz", other)).isFalse();
  }

  @Test
  void endsEveryFetchWhenTheServerStops() throws Exception {
    long turn = signals.begin("worker-1:police-sz");
    Thread waiting = Thread.ofVirtual().start(() -> await(turn));
    signals.end();
    waiting.join();
    assertThat(signals.isOver("worker-1:police-sz", turn)).isTrue();
  }

  private void await(long turn) {
    try {
      signals.awaitBeyond(signals.count(), "worker-1:police-sz", turn, Duration.ofMinutes(1));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
