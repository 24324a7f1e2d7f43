package io.onething.departments.worker;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the reports of one process instance go one after another: reported together they collide at
 * the join, the engine rolls back all but one, and each costs another round.
 */
final class Turns {
  private final Lock[] stripes = new Lock[256];

  Turns() {
    for (int stripe = 0; stripe < stripes.length; stripe++) {
      stripes[stripe] = new ReentrantLock(true);
    }
  }

  Lock of(String processInstance) {
    return stripes[Math.floorMod(processInstance.hashCode() * 0x9E3779B9, stripes.length)];
  }
}
