package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came back of a request, as expressions see it.
 *
 * @param status null when nothing came
 * @param headers by name in lower case
 * @param body read as its content type says; null when it is empty or cannot be read
 * @param failure why there is no answer that could be read; null when there is one
 * @param trouble what it means unless the call's error table says otherwise; null for an answer
 *     that can be mapped
 * @param problem what is wrong, for people, without personal data; empty when there is no trouble
 * @param settled whether the error table has no say
 * @param retryAfter how long the department asks us to stay away; null when it does not
 */
public record Answer(
    @Nullable Integer status,
    Map<String, String> headers,
    @Nullable Object body,
    @Nullable Cause failure,
    @Nullable Cause trouble,
    String problem,
    boolean settled,
    @Nullable Duration retryAfter) {
  static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  /** What a response means before the call's file is asked. */
  static Answer of(DepartmentResponse response, InstantSource time) {
    Duration wait = response.retryAfter(time).orElse(null);
    if (wait != null) {
      String message = "department is busy, back in " + wait.toSeconds() + " s";
      return new Answer(
          response.status(), response.headers(), null, null, Cause.BUSY, message, true, wait);
    }
    if (response.isRedirect()) {
      return troubled(response, null, null, Cause.DEFECT, "redirect refused", true);
    }
    try {
      Object body = Bodies.read(response);
      return response.isSuccess()
          ? troubled(response, body, null, null, "", false)
          : troubled(response, body, null, troubleOf(response), unexplained(response, body), false);
    } catch (Unreadable unreadable) {
      if (!response.isSuccess()) {
        return troubled(
            response, null, null, troubleOf(response), unexplained(response, null), false);
      }
      Cause trouble = unreadable.isPromised() ? Cause.MALFORMED : Cause.DEFECT;
      return troubled(response, null, Cause.MALFORMED, trouble, unreadable.getMessage(), false);
    }
  }

  /** The same answer, which cannot be used after all unless the error table explains it. */
  Answer troubled(Cause cause, String what) {
    String message = what + " (" + described() + ")";
    return new Answer(status, headers, body, failure, cause, message, settled, retryAfter);
  }

  private static Answer troubled(
      DepartmentResponse response,
      @Nullable Object body,
      @Nullable Cause failure,
      @Nullable Cause trouble,
      String problem,
      boolean settled) {
    String message = trouble == null ? "" : problem + " (" + response.described() + ")";
    return new Answer(
        response.status(), response.headers(), body, failure, trouble, message, settled, null);
  }

  /** No answer came, or one that was too much. */
  static Answer none(NoAnswer none) {
    Cause trouble = none.failure() == Cause.MALFORMED ? Cause.DEFECT : none.failure();
    return new Answer(
        none.status(), Map.of(), null, none.failure(), trouble, none.getMessage(), false, null);
  }

  /** Nothing was sent: the request could not be made as the call's file says. */
  static Answer unsent(String problem) {
    return new Answer(null, Map.of(), null, null, Cause.DEFECT, problem, true, null);
  }

  /** Sign-in and what passes by itself are worth another try; what else is refused is not. */
  private static Cause troubleOf(DepartmentResponse response) {
    return switch (response.status()) {
      case 401, 403, 408, 425 -> Cause.DEPARTMENT_FAILED;
      case 429 -> Cause.BUSY;
      default -> response.status() >= 500 ? Cause.DEPARTMENT_FAILED : Cause.DEFECT;
    };
  }

  /**
   * What an answer other than 2xx says by itself; a refusal it is only by the error table. Names
   * the department's own code, if it is one: it helps whoever has to look, and holds no personal
   * data.
   */
  private static String unexplained(DepartmentResponse response, @Nullable Object body) {
    String code =
        body instanceof Map<?, ?> problem
                && problem.get("code") instanceof String text
                && CODE.matcher(text).matches()
            ? " as " + text
            : "";
    String what =
        switch (response.status()) {
          case 401, 403 -> "sign-in refused";
          case 429 -> "department is busy";
          default -> response.status() >= 500 ? "department failed" : "request not accepted";
        };
    return what + code;
  }

  /** Whether the department itself is at fault: no connection, no answer in time, 5xx. */
  public boolean isOutage() {
    return retryAfter == null
        && (failure == Cause.UNREACHABLE
            || failure == Cause.TIMED_OUT
            || failure == Cause.BROKEN
            || (status != null && status >= 500));
  }

  /** What expressions call {@code response}: empty, never null, when nothing came. */
  Map<String, @Nullable Object> response() {
    Map<String, @Nullable Object> response = new HashMap<>();
    response.put("status", status);
    response.put("headers", headers);
    response.put("body", body);
    return response;
  }

  /** Status and kind of content, for messages; empty when nothing came. */
  String described() {
    return status == null ? "" : new DepartmentResponse(status, headers, new byte[0]).described();
  }

  /** Shows no body. */
  @Override
  public String toString() {
    return status == null ? String.valueOf(failure) : "HTTP " + status;
  }
}
