package io.onething.sandbox.departments;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a department answered to an effect; kept so that the same key gets the same answer. */
record Answer(HttpStatus status, Object body) {

  static Answer created(Object body) {
    return new Answer(HttpStatus.CREATED, body);
  }

  static Answer ok(Object body) {
    return new Answer(HttpStatus.OK, body);
  }

  /** The department says no: 409 with the reason as {@code code}. */
  static Answer refused(String code, String detail) {
    return problem(HttpStatus.CONFLICT, code, detail);
  }

  static Answer problem(HttpStatus status, String code, String detail) {
    return new Answer(status, Problems.of(status, code, detail));
  }

  /** Done, and there is nothing to say. */
  static Answer silent() {
    return new Answer(HttpStatus.NO_CONTENT, Map.of());
  }

  ResponseEntity<Object> toResponse() {
    if (status == HttpStatus.NO_CONTENT) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.status(status)
        .contentType(
            status.isError() ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON)
        .body(body);
  }

  /** An answer and the request that it was given to, by the request's key. */
  record Kept(String key, String request, Answer answer) {}
}
