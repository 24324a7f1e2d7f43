package io.onething.sandbox.departments;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    chain.doFilter(new Replayed(request, body), response);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private static final class Replayed extends HttpServletRequestWrapper {

    private final byte[] body;

    Replayed(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Replay(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Replay extends ServletInputStream {

    private final ByteArrayInputStream body;

    Replay(ByteArrayInputStream body) {
      this.body = body;
    }

    @Override
    public int read() {
      return body.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return body.read(into, from, length);
    }

    @Override
    public boolean isFinished() {
      return body.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The departments read without listeners");
    }
  }
}
