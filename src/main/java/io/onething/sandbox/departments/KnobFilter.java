package io.onething.sandbox.departments;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a department slow, busy, failing, silent or muddled, as its knobs stand. Runs after the
 * caller was let in; the ledger, which the page shows, is left alone.
 */
class KnobFilter extends OncePerRequestFilter {

  private final Knobs.Board board;
  private final CallCounts counts;
  private final ProblemNotation problems;

  KnobFilter(Knobs.Board board, CallCounts counts, ProblemNotation problems) {
    this.board = board;
    this.counts = counts;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Department department = Department.called(request.getServletPath()).orElse(null);
    if (department == null || request.getServletPath().endsWith(LedgerDesk.PATH)) {
      chain.doFilter(request, response);
      return;
    }
    Knobs knobs = board.of(department);
    if (knobs.offline()) {
      DroppedConnections.drop(request);
      return;
    }
    sleep(knobs.latency());
    if (knobs.busy() > 0) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(knobs.busy()));
      String detail = "The department is busy; come back in " + knobs.busy() + " seconds.";
      unavailable(request, response, "BUSY", detail);
    } else if (knobs.rollsAnError()) {
      String detail = "The department's system has failed, and nothing was done.";
      unavailable(request, response, "SYSTEM_FAILED", detail);
    } else if (knobs.loseAnswers() == 0 && knobs.answers() == Knobs.Answers.NORMAL) {
      chain.doFilter(request, response);
      count(department, request);
    } else {
      answerHeld(department, knobs, new Exchange(request, response), chain);
    }
  }

  private record Exchange(HttpServletRequest request, HttpServletResponse response) {}

  private void answerHeld(Department department, Knobs knobs, Exchange exchange, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(exchange.response());
    chain.doFilter(exchange.request(), held);
    count(department, exchange.request());
    boolean done = held.getStatus() < 300;
    if (done && isEffect(exchange.request()) && board.takesALostAnswer(department)) {
      DroppedConnections.drop(exchange.request());
      return;
    }
    if (done && !TokenOffice.PATH.equals(exchange.request().getServletPath())) {
      SpoiledAnswer.spoil(held, knobs.answers());
    }
    held.copyBodyToResponse();
  }

  /** Only what has reached the department's work; a refused sign-in or a busy sign has not. */
  private void count(Department department, HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (pattern != null) {
      String path = pattern.toString().replace("/departments/" + department.id(), "");
      counts.add(department, request.getMethod() + " " + path);
    }
  }

  private static boolean isEffect(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod method
        && method.hasMethodAnnotation(Effect.class);
  }

  private void unavailable(
      HttpServletRequest request, HttpServletResponse response, String code, String detail)
      throws IOException {
    problems.send(request, response, Problems.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
  }

  private static void sleep(int milliseconds) throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("The sandbox stops while a call waits", stopped);
    }
  }
}
