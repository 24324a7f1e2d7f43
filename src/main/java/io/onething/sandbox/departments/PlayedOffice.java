package io.onething.sandbox.departments;

import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import io.onething.sandbox.departments.PlayedCall.PlayedAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers one call of a department as its file says. */
final class PlayedOffice {

  private final Department department;
  private final PlayedFile file;
  private final PlayedCall call;
  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  PlayedOffice(
      Department department, PlayedFile file, PlayedCall call, Ledgers ledgers, Knobs.Board knobs) {
    this.department = department;
    this.file = file;
    this.call = call;
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  /** A call that changes nothing. */
  ResponseEntity<Object> query(
      @PathVariable Map<String, String> path,
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) @Nullable Map<String, Object> body) {
    Map<String, @Nullable Object> names = names(request(path, query, body));
    return answer(names, row(names)).toResponse();
  }

  /** A call that leaves a row in the ledger, once per key. */
  @Effect
  ResponseEntity<Object> effect(
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable Map<String, String> path,
      @RequestParam Map<String, String> query,
      @RequestBody(required = false) @Nullable Map<String, Object> body) {
    Map<String, Object> request = request(path, query, body);
    return ledgers.once(department, key, request, () -> done(key, request));
  }

  private Answer done(String key, Map<String, Object> request) {
    Map<String, @Nullable Object> names = names(request);
    String number = ledgers.number(String.valueOf(call.number()));
    names.put("newNumber", number);
    PlayedAnswer row = row(names);
    Answer answer = answer(names, row);
    if (row.enters() != null) {
      String subject = String.valueOf(value(String.valueOf(call.subject()), names));
      ledgers
          .of(department)
          .enter(row.enters(), number, key, LedgerRow.masked(subject), LedgerRow.ACTIVE);
    }
    return answer;
  }

  private Map<String, Object> request(
      Map<String, String> path, Map<String, String> query, @Nullable Map<String, Object> body) {
    Map<String, Object> request = new LinkedHashMap<>(path);
    request.putAll(query);
    if (body != null) {
      request.putAll(body);
    }
    for (String field : call.requires()) {
      Input.text(field, request.get(field) instanceof String text ? text : null);
    }
    return request;
  }

  private Map<String, @Nullable Object> names(Map<String, Object> request) {
    Map<String, @Nullable Object> names = new LinkedHashMap<>(file.registers());
    names.put("request", request);
    names.put("today", ledgers.today());
    names.put("refuse", knobs.of(department).refuse());
    return names;
  }

  private PlayedAnswer row(Map<String, @Nullable Object> names) {
    for (PlayedAnswer answer : call.answers()) {
      if (answer.when() == null || Boolean.TRUE.equals(value(answer.when(), names))) {
        return answer;
      }
    }
    throw new IllegalStateException(department + " " + call.call() + " has no answer");
  }

  private Answer answer(Map<String, @Nullable Object> names, PlayedAnswer row) {
    if (row.code() != null) {
      HttpStatus status =
          HttpStatus.valueOf(row.status() == null ? HttpStatus.CONFLICT.value() : row.status());
      return Answer.problem(status, row.code(), "The department says no.");
    }
    Object body = value(String.valueOf(row.body()), names);
    return new Answer(
        HttpStatus.valueOf(row.status() == null ? HttpStatus.OK.value() : row.status()),
        body == null ? Map.of() : body);
  }

  private static @Nullable Object value(String feel, Map<String, @Nullable Object> names) {
    try {
      return FeelExpression.parse(feel).evaluate(names);
    } catch (FeelSyntaxFault checkedBefore) {
      throw new IllegalStateException(checkedBefore);
    }
  }
}
