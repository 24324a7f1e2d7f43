package io.onething.sandbox.departments;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a department slow, failing or silent, as its knobs stand. Runs after the key was checked.
 */
class KnobFilter extends OncePerRequestFilter {

  private final Knobs.Board board;

  KnobFilter(Knobs.Board board) {
    this.board = board;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Department department = DepartmentKeys.departmentOf(request).orElse(null);
    if (department == null || !"POST".equals(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    Knobs knobs = board.of(department);
    if (knobs.offline()) {
      DroppedConnections.drop(request);
      return;
    }
    sleep(knobs.latency());
    if (knobs.rollsAnError()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    if (knobs.loseAnswers() == 0 || request.getHeader("Idempotency-Key") == null) {
      chain.doFilter(request, response);
      return;
    }
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, held);
    if (held.getStatus() < 300 && board.takesALostAnswer(department)) {
      DroppedConnections.drop(request);
    } else {
      held.copyBodyToResponse();
    }
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
