package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoomTest {

  @Test
  void letsAFetchWaitUntilAllItMayBringFindsRoom() throws Exception {
    Room room = new Room(2, 1);
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
    Room room = new Room(1, 1);
    room.enter();
    room.close();
    await(room);
    assertThat(room.enter()).isFalse();
    assertThat(room.taken()).isEqualTo(1);
  }

  @Test
  void letsAFetchWaitUntilAllHaveLeftWhenTheDepartmentIsOnTrial() throws Exception {
    Room room = new Room(8, 2);
    room.enter();
    Thread fetch = Thread.ofVirtual().start(() -> await(room, true));
    assertThat(fetch.join(Duration.ofMillis(1))).isFalse();
    room.leave();
    fetch.join();
  }

  private static void await(Room room) {
    await(room, false);
  }

  private static void await(Room room, boolean empty) {
    try {
      room.awaitRoom(empty);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
