package io.onething.sandbox.departments;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what was wrong with a request as a problem (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  static ProblemDetail of(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return problem;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(InputRefused refusal) {
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(refusal));
  }

  @ExceptionHandler
  ProblemDetail unknown(UnknownTicket unknown) {
    return of(HttpStatus.NOT_FOUND, "UNKNOWN", String.valueOf(unknown.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail conflict(MoveOutConflict conflict) {
    return of(HttpStatus.CONFLICT, conflict.code(), String.valueOf(conflict.getMessage()));
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

  private static ProblemDetail problem(InputRefused refusal) {
    ProblemDetail problem =
        of(HttpStatus.BAD_REQUEST, "INPUT_REFUSED", String.valueOf(refusal.getMessage()));
    problem.setProperty("field", refusal.field());
    return problem;
  }
}
