package io.onething.access.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Writes refusals from outside the controllers: as problem JSON, or as a page where a browser asks
 * for one.
 */
@Component
public class ProblemAnswers {

  private final ObjectMapper json;

  ProblemAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** Refuses the request in this code's words, unless an answer is on its way already. */
  public void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      @Nullable String detail)
      throws IOException {
    refuse(request, response, code, code.status(), detail);
  }

  void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      int status,
      @Nullable String detail)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (wantsPage(request)) {
      write(response, MediaType.TEXT_HTML_VALUE, page(code.title().in(Problem.language(request))));
    } else {
      write(
          response,
          MediaType.APPLICATION_PROBLEM_JSON_VALUE,
          json.writeValueAsString(Problem.of(request, code, status, detail, List.of())));
    }
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.toLowerCase(Locale.ROOT).startsWith("text/html")
        && !String.valueOf(request.getRequestURI()).startsWith("/api/");
  }

  private static void write(HttpServletResponse response, String type, String body)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }

  private static String page(String title) {
    return """
        <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>%1$s</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>%1$s</h1><p><a href="/">返回首页 · Home</a></p></main></body></html>
        """
        .formatted(title);
  }
}
