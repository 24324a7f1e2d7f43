package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import org.jspecify.annotations.Nullable;

/** A department gave no answer that could be read; the message holds no personal data. */
public final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  private final Cause failure;
  private final @Nullable Integer status;

  /**
   * @param failure {@code UNREACHABLE}, {@code TIMED_OUT}, {@code BROKEN} or {@code MALFORMED}
   */
  public NoAnswer(Cause failure, String message) {
    this(failure, message, null);
  }

  /**
   * @param status of an answer whose body could not be taken
   */
  NoAnswer(Cause failure, String message, @Nullable Integer status) {
    super(message);
    this.failure = failure;
    this.status = status;
  }

  /** What expressions see as {@code failure}. */
  public Cause failure() {
    return failure;
  }

  /** Null when not even that came. */
  @Nullable Integer status() {
    return status;
  }

  /** What happened. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
