package io.onething.engine;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Each scenario begins on the same Monday, with a case of its own. */
abstract class Scenarios {

  @BeforeEach
  void onMonday() {
    ProcessWorld.setTime(ProcessWorld.MONDAY);
  }

  @AfterAll
  static void backToRealTime() {
    ProcessWorld.realTime();
  }
}
