package io.onething.access.web;

import io.onething.shared.ErrorCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What was refused outside the controllers and their advice, as a problem too. */
@Controller
class ProblemErrors implements ErrorController {

  private final ProblemAnswers problems;

  ProblemErrors(ProblemAnswers problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known
            ? known
            : HttpServletResponse.SC_NOT_FOUND;
    problems.refuse(request, response, codeOf(status), status, null);
  }

  static ErrorCode codeOf(int status) {
    return switch (status) {
      case 401 -> ErrorCode.NOT_SIGNED_IN;
      case 403 -> ErrorCode.FORBIDDEN;
      case 404 -> ErrorCode.UNKNOWN_ADDRESS;
      case 413 -> ErrorCode.TOO_LARGE;
      case 503 -> ErrorCode.UNAVAILABLE;
      default -> status < 500 ? ErrorCode.MALFORMED_REQUEST : ErrorCode.INTERNAL;
    };
  }
}
