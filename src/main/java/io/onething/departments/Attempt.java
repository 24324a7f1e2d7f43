package io.onething.departments;

import io.onething.shared.Localized;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One time that a department was asked: the call itself, or the check whether an earlier one has
 * had its effect. Says what happened, never what was said: no address, no body, no personal data.
 *
 * @param key the idempotency key it was made with, at most {@value #LONGEST_KEY} characters
 * @param beganAt when the request was sent, by the worker's clock
 * @param tookMillis from there to the outcome
 * @param status the HTTP status; null when no answer came
 * @param cause why it failed; null when it did not
 * @param message what happened, for the clerk and the operator, masked; null when there is nothing
 *     to say
 */
public record Attempt(
    Kind kind,
    String key,
    Instant beganAt,
    long tookMillis,
    @Nullable Integer status,
    Ending outcome,
    @Nullable Cause cause,
    @Nullable String message) {

  static final int LONGEST_KEY = 128;
  private static final long MOST_MILLIS = 86_400_000;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1," + LONGEST_KEY + "}");

  /** What the department was asked. */
  public enum Kind {
    /** To answer, or to do something. */
    CALL,
    /** Whether it has done it already. */
    CHECK
  }

  /** How it ended. */
  public enum Ending {
    /** The department answered. */
    COMPLETED,
    /** The department took the request and answers later. */
    PENDING,
    /** The department refused. */
    REFUSED,
    /** There was no answer that could be used. */
    FAILED,
    /** Of a check: the effect is there. */
    FOUND,
    /** Of a check: the effect is not there, the call may be made. */
    NOT_FOUND,
    /** Whether the effect is there is not known. */
    UNKNOWN
  }

  /** Why an attempt failed. */
  public enum Cause {
    /** No connection came about, so nothing was sent. */
    UNREACHABLE("无法连接", "no connection"),
    /** No answer in time; the department may have taken the request. */
    TIMED_OUT("超时未答复", "no answer in time"),
    /** The connection broke after the request was sent. */
    BROKEN("连接中断", "connection broke"),
    /** The answer could not be read. */
    MALFORMED("答复无法识别", "answer cannot be read"),
    /** The department asked us to come back later. */
    BUSY("部门繁忙，请稍后", "asked to come back later"),
    /** The department said that it failed. */
    DEPARTMENT_FAILED("部门系统故障", "the department failed"),
    /** The answer breaks the contract, or our own mapping does. */
    DEFECT("与接口约定不符", "breaks the contract"),
    /** Nobody knows whether the department has done it. */
    UNKNOWN("结果不明", "outcome not known");

    private final Localized names;

    Cause(String zh, String en) {
      this.names = new Localized(zh, en);
    }

    /** What clerks and integrators read. */
    public Localized names() {
      return names;
    }
  }

  /**
   * @throws IllegalArgumentException naming the component that is out of bounds, never its value
   */
  public Attempt {
    if (kind == null || outcome == null) {
      throw new IllegalArgumentException("kind or outcome is missing");
    }
    if (beganAt == null || beganAt.isBefore(EARLIEST) || !beganAt.isBefore(LATEST)) {
      throw new IllegalArgumentException(
          "beganAt is no instant from " + EARLIEST + " to " + LATEST);
    }
    if (key == null || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "key is no key, expected 1 to " + LONGEST_KEY + " characters of ASCII without spaces");
    }
    if (tookMillis < 0 || tookMillis > MOST_MILLIS) {
      throw new IllegalArgumentException(
          "tookMillis is " + tookMillis + ", expected 0 to " + MOST_MILLIS);
    }
    if (status != null && (status < 100 || status > 599)) {
      throw new IllegalArgumentException("status is " + status + ", expected 100 to 599 or null");
    }
  }

  /** The same attempt with another message. */
  public Attempt saying(@Nullable String other) {
    return new Attempt(kind, key, beganAt, tookMillis, status, outcome, cause, other);
  }
}
