package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoomTest {

  @Test
  void fetchesNoMoreThanMayStart() {
    assertThat(new Room(1).batch()).isEqualTo(1);
    assertThat(new Room(16).batch()).isEqualTo(4);
    assertThat(new Room(32).batch()).isEqualTo(8);
  }

  @Test
  void letsAFetchWaitUntilABatchFindsRoom() throws Exception {
    Room room = new Room(2);
    room.enter();
    room.enter();
    Thread fetch = Thread.ofVirtual().start(() -> await(room));
    assertThat(fetch.join(Duration.ofMillis(1))).isFalse();
    room.leave();
    fetch.join();
    assertThat(room.taken()).isEqualTo(1);
  }

  @Test
  void letsNobodyInOnceClosedAndNobodyWait() throws Exception {
    Room room = new Room(1);
    room.enter();
    room.close();
    await(room);
    assertThat(room.enter()).isFalse();
    assertThat(room.awaitEmpty(Duration.ofMillis(1))).isFalse();
    room.leave();
    assertThat(room.awaitEmpty(Duration.ZERO)).isTrue();
  }

  private static void await(Room room) {
    try {
      room.awaitBatch();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
