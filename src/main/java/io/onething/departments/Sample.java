package io.onething.departments;

import io.onething.departments.Attempt.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may happen when a call is made: what is known of the case, what goes out, what
 * comes back, and how it ends. Stands in {@code workers/<department>/samples/<topic>/<name>.json}.
 *
 * @param file where it stands, for messages
 * @param name what happens, in a word or two
 * @param deliveries how often the task has been handed out; from the second time on a {@code check}
 *     is asked first
 * @param cases the case; several in a batch; none for a callback
 * @param check what is asked first; null when nothing is
 * @param call what is sent; null when nothing is
 * @param callback a later answer, instead of a call; null for a call
 */
public record Sample(
    String file,
    String name,
    int deliveries,
    List<OfCase> cases,
    @Nullable Turn check,
    @Nullable Turn call,
    @Nullable LaterAnswer callback) {

  /** The key of a case that is alone in its call. */
  public static final String KEY = "task-1";

  /** The number of a case that names none. */
  public static final String CASE_NUMBER = "RC202611250001";

  /** Copies the cases. */
  public Sample {
    cases = List.copyOf(cases);
  }

  /**
   * A case, and how its call ends.
   *
   * @param key its idempotency key
   * @param facts by name; those that the call sees and the sample does not name are null
   */
  public record OfCase(
      String key, String caseNumber, Map<String, @Nullable Object> facts, SampleOutcome outcome) {

    /** Copies the facts. */
    public OfCase {
      facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }

  /** A request and what it leads to. */
  public record Turn(Asked request, Reply reply) {}

  /**
   * The request that is expected.
   *
   * @param path below the department's address, with its query; or an absolute address
   * @param headers those that are compared
   * @param body JSON as text, or the body as it is; empty for none
   */
  public record Asked(String method, String path, Map<String, String> headers, String body) {

    /** Copies the headers. */
    public Asked {
      headers = Map.copyOf(headers);
    }
  }

  /** What comes back. */
  public sealed interface Reply {}

  /** A response. */
  public record Answered(int status, Map<String, String> headers, String body) implements Reply {

    /** Copies the headers. */
    public Answered {
      headers = Map.copyOf(headers);
    }
  }

  /** None that could be read. */
  public record Silent(Cause failure) implements Reply {}

  /**
   * What a department sends later.
   *
   * @param body as Jackson reads it from JSON
   */
  public record LaterAnswer(@Nullable Object body, SampleOutcome outcome) {}
}
