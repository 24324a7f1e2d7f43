package io.onething.bench;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** What the gateway answered to completions: how many failed, and when each task's succeeded. */
public class Reports extends OncePerRequestFilter {

  private static final Pattern COMPLETE =
      Pattern.compile("/engine-gateway/external-task/([^/]+)/complete");

  private final Map<String, Long> completed = new ConcurrentHashMap<>();
  private final LongAdder failed = new LongAdder();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher complete = COMPLETE.matcher(request.getRequestURI());
    if (!complete.matches()) {
      chain.doFilter(request, response);
      return;
    }
    int status = 500;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      if (status / 100 == 2) {
        completed.put(complete.group(1), System.nanoTime());
      } else {
        failed.increment();
      }
    }
  }

  /** Completions that were answered by an error since the start. */
  long failed() {
    return failed.sum();
  }

  /** Tasks that were completed since the start. */
  int completed() {
    return completed.size();
  }

  /** When the task's completion was answered, in nanoseconds; null if it was not. */
  @Nullable Long completedAt(String task) {
    return completed.get(task);
  }
}
