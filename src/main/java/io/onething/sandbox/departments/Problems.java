package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what was wrong with a request as a problem (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private final ProblemNotation notation;

  Problems(ProblemNotation notation) {
    this.notation = notation;
  }

  static ProblemDetail of(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return problem;
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(InputRefused refusal, HttpServletRequest request) {
    return notation.answer(request, problem(refusal));
  }

  @ExceptionHandler
  ResponseEntity<Object> unknown(UnknownTicket unknown, HttpServletRequest request) {
    return notation.answer(
        request, of(HttpStatus.NOT_FOUND, "UNKNOWN", String.valueOf(unknown.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<Object> notMoved(TimeMachine.NotMoved fault, HttpServletRequest request) {
    return notation.answer(
        request, of(HttpStatus.BAD_GATEWAY, "TIME_NOT_MOVED", String.valueOf(fault.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<Object> conflict(MoveOutConflict conflict, HttpServletRequest request) {
    return notation.answer(
        request, of(HttpStatus.CONFLICT, conflict.code(), String.valueOf(conflict.getMessage())));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        fault.getMostSpecificCause() instanceof InputRefused refusal
            ? problem(refusal)
            : of(
                HttpStatus.BAD_REQUEST,
                "BODY_REFUSED",
                "The body is not the JSON object that is expected: no unknown fields, texts as texts.");
    return handleExceptionInternal(fault, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem = fault.getBody();
    problem.setProperty("code", "INPUT_MISSING");
    return handleExceptionInternal(fault, problem, headers, status, request);
  }

  /** Every problem leaves in the language of the department. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem && request instanceof ServletWebRequest called) {
      ResponseEntity<Object> answer = notation.answer(called.getRequest(), problem);
      return ResponseEntity.status(status)
          .headers(headers)
          .headers(answer.getHeaders())
          .body(answer.getBody());
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static ProblemDetail problem(InputRefused refusal) {
    ProblemDetail problem =
        of(HttpStatus.BAD_REQUEST, "INPUT_REFUSED", String.valueOf(refusal.getMessage()));
    problem.setProperty("field", refusal.field());
    return problem;
  }
}
