package io.onething.sandbox.departments;

import io.onething.shared.RequestWithBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body first, so that a signature over it can be checked, and lets it be read again. A
 * body that is too long is refused. Forms are left to the servlet container, which limits them.
 */
class KeptBody extends OncePerRequestFilter {

  /** In bytes; room for a batch of 200. */
  static final int LONGEST = 256 * 1024;

  private static final byte[] NOTHING = {};
  private static final String KEPT = KeptBody.class.getName();

  private final ProblemNotation problems;

  KeptBody(ProblemNotation problems) {
    this.problems = problems;
  }

  /** The body as it was sent; nothing for a form. */
  static byte[] of(HttpServletRequest request) {
    return request.getAttribute(KEPT) instanceof byte[] body ? body : NOTHING;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isForm(request)) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      problems.send(
          request,
          response,
          Problems.of(
              HttpStatus.PAYLOAD_TOO_LARGE,
              "TOO_LARGE",
              "The body is longer than " + LONGEST + " bytes."));
      return;
    }
    request.setAttribute(KEPT, body);
    chain.doFilter(new RequestWithBody(request, body), response);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }
}
