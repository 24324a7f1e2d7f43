package io.onething.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What all tests of a JVM share is closed when it ends, one after the other: what was started last
 * first, so that a database outlives whoever uses it.
 */
final class SharedParts {
  private static final Logger LOG = Logger.getLogger(SharedParts.class.getName());
  private static final Deque<AutoCloseable> PARTS = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SharedParts::closeAll, "test-parts-stop"));
  }

  private SharedParts() {}

  /** Closes the part at the end of the JVM. */
  static synchronized <T extends AutoCloseable> T keep(T part) {
    PARTS.push(part);
    return part;
  }

  private static synchronized void closeAll() {
    while (!PARTS.isEmpty()) {
      try {
        PARTS.pop().close();
      } catch (Exception problem) {
        LOG.log(Level.WARNING, "A part of the tests did not close", problem);
      }
    }
  }
}
