package io.onething.departments.calls;

import java.time.Duration;

/** A department is not to be called for a while; nothing was sent. */
public final class LeftAlone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Duration wait;

  /**
   * @param wait until it may be called again
   */
  public LeftAlone(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  /** How long until it may be called again. */
  public Duration pause() {
    return wait;
  }
}
