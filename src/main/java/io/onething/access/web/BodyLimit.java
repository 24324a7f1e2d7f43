package io.onething.access.web;

import io.onething.shared.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too long, whether they announce their length or not. */
class BodyLimit extends OncePerRequestFilter {

  /** What a request of the API may hold. */
  static final int MOST_BYTES = 1 << 20;

  private static final String UPLOADS = "/api/uploads";

  /** What a bundle may hold that is released: most of it is document templates. */
  static final int MOST_OF_A_BUNDLE = 8 << 20;

  /** A body turned out longer than allowed while it was read. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(int most) {
      super("The body is longer than " + most + " bytes");
    }
  }

  private final ProblemAnswers problems;
  private final int most;

  BodyLimit(ProblemAnswers problems, int most) {
    this.problems = problems;
    this.most = most;
  }

  /** Files are measured as they are taken in, and refused in the words of their field. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return UPLOADS.equals(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      problems.refuse(
          request,
          response,
          ErrorCode.TOO_LARGE,
          "The body has " + request.getContentLengthLong() + " bytes; expected at most " + most);
    } else {
      chain.doFilter(new Limited(request, most), response);
    }
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final int most;

    Limited(HttpServletRequest request, int most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), most);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream body;
    private final int most;
    private long count;

    Counted(ServletInputStream body, int most) {
      this.body = body;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = body.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int more) throws TooLong {
      count += more;
      if (count > most) {
        throw new TooLong(most);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
