package io.onething.access.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever a controller throws into a problem; logs what is the system's own fault, once. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String SECONDS_TO_WAIT = "5";

  @ExceptionHandler(OneThingException.class)
  ResponseEntity<Problem> refused(OneThingException refusal, HttpServletRequest request) {
    if (refusal.code().fault() == ErrorCode.Fault.SYSTEM) {
      LOG.error("{} {}: {}", request.getMethod(), refusal.code(), refusal.getMessage(), refusal);
    }
    return answer(
        request, refusal.code(), refusal.code().status(), refusal.getMessage(), refusal.faults());
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<Problem> unreadable(
      HttpMessageNotReadableException refusal, HttpServletRequest request) {
    if (Causes.of(refusal).anyMatch(BodyLimit.TooLong.class::isInstance)) {
      return answer(
          request,
          ErrorCode.TOO_LARGE,
          ErrorCode.TOO_LARGE.status(),
          "The body is too long; expected at most " + BodyLimit.MOST_BYTES + " bytes",
          List.of());
    }
    if (refusal.getCause() instanceof JsonMappingException mapping
        && !mapping.getPath().isEmpty()) {
      FieldFault fault = new FieldFault(path(mapping), problem(mapping), null, null);
      return malformed(request, "The field " + fault.field() + " cannot be read", List.of(fault));
    }
    return malformed(
        request,
        refusal.getCause() instanceof JsonProcessingException syntax && syntax.getLocation() != null
            ? "The body is no JSON at line "
                + syntax.getLocation().getLineNr()
                + ", column "
                + syntax.getLocation().getColumnNr()
            : "The body is missing or cannot be read; expected JSON",
        List.of());
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<Problem> mistyped(
      MethodArgumentTypeMismatchException refusal, HttpServletRequest request) {
    return malformed(
        request,
        "The parameter " + refusal.getName() + " has the wrong form",
        List.of(
            new FieldFault(refusal.getName(), new Localized("格式有误", "Wrong form"), null, null)));
  }

  /** The door decides and records; a controller only says that it is not for this caller. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void notHere(RuntimeException refusal) {
    throw refusal;
  }

  /** The client has gone: nobody is there to be told. */
  @ExceptionHandler({
    ClientAbortException.class,
    AsyncRequestNotUsableException.class,
    AsyncRequestTimeoutException.class
  })
  void gone() {}

  @ExceptionHandler(Exception.class)
  @Nullable ResponseEntity<Problem> otherwise(Exception problem, HttpServletRequest request) {
    if (problem instanceof ErrorResponse refusal) {
      int status = refusal.getStatusCode().value();
      return answer(
          request, ProblemErrors.codeOf(status), status, refusal.getBody().getDetail(), List.of());
    }
    OneThingException inside =
        Causes.of(problem)
            .filter(OneThingException.class::isInstance)
            .map(OneThingException.class::cast)
            .findFirst()
            .orElse(null);
    if (inside != null) {
      return refused(inside, request);
    }
    if (Causes.of(problem).anyMatch(BodyLimit.TooLong.class::isInstance)) {
      return answer(
          request, ErrorCode.TOO_LARGE, ErrorCode.TOO_LARGE.status(), "Too long", List.of());
    }
    if (Causes.databaseIsAway(problem)) {
      LOG.warn("{} {}: the database is away", request.getMethod(), request.getRequestURI());
      return answer(
          request,
          ErrorCode.UNAVAILABLE,
          ErrorCode.UNAVAILABLE.status(),
          "The database does not answer; try again",
          List.of());
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), problem);
    return answer(request, ErrorCode.INTERNAL, ErrorCode.INTERNAL.status(), null, List.of());
  }

  private static ResponseEntity<Problem> malformed(
      HttpServletRequest request, String detail, List<FieldFault> faults) {
    return answer(
        request, ErrorCode.MALFORMED_REQUEST, ErrorCode.MALFORMED_REQUEST.status(), detail, faults);
  }

  private static ResponseEntity<Problem> answer(
      HttpServletRequest request,
      ErrorCode code,
      int status,
      @Nullable String detail,
      List<FieldFault> faults) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (code == ErrorCode.UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    }
    return answer.body(Problem.of(request, code, status, detail, faults));
  }

  private static Localized problem(JsonMappingException mapping) {
    return mapping instanceof UnrecognizedPropertyException
        ? new Localized("没有这个字段", "There is no such field")
        : new Localized("格式有误", "Wrong form");
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : Objects.requireNonNull(step.getFieldName()))
        .collect(Collectors.joining("."));
  }

  /** An answer that can no longer be written. */
  @ExceptionHandler(IOException.class)
  @Nullable ResponseEntity<Problem> broken(IOException problem, HttpServletRequest request) {
    return otherwise(problem, request);
  }
}
