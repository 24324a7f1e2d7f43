package io.onething.access;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the wrong tries of each client, so that codes and numbers cannot be guessed. Each server
 * counts for itself; a client that spreads its tries over several servers gets that many times
 * more.
 */
public final class Tries {

  private static final int MOST_CLIENTS = 10_000;

  private final int allowed;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Deque<Instant>> wrong =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > MOST_CLIENTS;
        }
      };

  /**
   * @param allowed wrong tries within the window before a client is turned away
   * @param window how long a wrong try counts
   */
  public Tries(int allowed, Duration window, Clock clock) {
    this.allowed = allowed;
    this.window = window;
    this.clock = clock;
  }

  /**
   * Lets the client try.
   *
   * @throws OneThingException {@code TOO_MANY_TRIES} if it was wrong too often lately
   */
  public void check(String client) {
    if (lately(client) >= allowed) {
      throw new OneThingException(
          ErrorCode.TOO_MANY_TRIES,
          "More than " + allowed + " wrong tries within " + window.toMinutes() + " minutes");
    }
  }

  /** The client was wrong. */
  public synchronized void countWrong(String client) {
    wrong.computeIfAbsent(client, unknown -> new ArrayDeque<>()).addLast(clock.instant());
  }

  private synchronized int lately(String client) {
    Deque<Instant> tries = wrong.get(client);
    if (tries == null) {
      return 0;
    }
    Instant since = clock.instant().minus(window);
    while (!tries.isEmpty() && tries.peekFirst().isBefore(since)) {
      tries.removeFirst();
    }
    return tries.size();
  }
}
