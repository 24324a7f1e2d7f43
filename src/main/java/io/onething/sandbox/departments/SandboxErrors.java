package io.onething.sandbox.departments;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is refused before a controller sees it is answered as a problem (RFC 9457) too. */
@RestController
class SandboxErrors implements ErrorController {

  private final ProblemNotation notation;

  SandboxErrors(ProblemNotation notation) {
    this.notation = notation;
  }

  @RequestMapping("/error")
  ResponseEntity<Object> problem(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus answer =
        status instanceof Integer code ? HttpStatus.valueOf(code) : HttpStatus.NOT_FOUND;
    return notation.answer(request, ProblemDetail.forStatus(answer));
  }
}
