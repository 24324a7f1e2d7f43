package io.onething.departments.calls;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passes on which case a request belongs to, W3C Trace Context. */
public final class TraceContext {
  /** The header that carries it. */
  static final String HEADER = "traceparent";

  private static final Pattern PARENT =
      Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})");

  private TraceContext() {}

  /** The trace id of a case; null when its traceparent is none. */
  public static @Nullable String traceId(@Nullable String traceparent) {
    Matcher parent = traceparent == null ? null : PARENT.matcher(traceparent);
    return parent == null || !parent.matches() ? null : parent.group(1);
  }

  /** The same trace with a span of its own; null when there is no trace. */
  static @Nullable String child(@Nullable String traceparent) {
    Matcher parent = traceparent == null ? null : PARENT.matcher(traceparent);
    return parent == null || !parent.matches()
        ? null
        : "00-" + parent.group(1) + "-" + bytes() + "-" + parent.group(2);
  }

  /** A new trace, for what belongs to no case alone. */
  public static String begin() {
    return "00-" + bytes() + bytes() + "-" + bytes() + "-01";
  }

  /** Eight bytes, never all zero. */
  private static String bytes() {
    long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    return HexFormat.of().toHexDigits(id);
  }
}
