package io.onething.journal;

import io.onething.departments.Attempt;
import java.util.List;

/**
 * A worker has reported what it tried in a delivery, for the first time. Published in the
 * transaction that writes it down.
 *
 * @param attempts in order
 */
public record CallsTried(String topic, List<Attempt> attempts) {

  /** Copies the attempts. */
  public CallsTried {
    attempts = List.copyOf(attempts);
  }
}
