package io.onething.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.springframework.web.util.ContentCachingResponseWrapper;

/** What the gateway answered to completions: how many failed, and when each task's succeeded. */
public class Reports extends OncePerRequestFilter {

  private static final Pattern COMPLETE =
      Pattern.compile("/engine-gateway/external-task/([^/]+)/complete");

  private static final String TOGETHER = "/engine-gateway/external-task/complete";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Long> completed = new ConcurrentHashMap<>();
  private final LongAdder failed = new LongAdder();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().equals(TOGETHER)) {
      ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, answer);
      count(answer);
      answer.copyBodyToResponse();
      return;
    }
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

  /** A request that is not answered with receipts counts as one failure. */
  private void count(ContentCachingResponseWrapper answer) throws IOException {
    if (answer.getStatus() != 200) {
      failed.increment();
      return;
    }
    for (JsonNode receipt : JSON.readTree(answer.getContentAsByteArray())) {
      if (receipt.path("status").asInt() / 100 == 2) {
        completed.put(receipt.path("id").asText(), System.nanoTime());
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
