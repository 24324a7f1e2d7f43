package io.onething.sandbox.departments;

import io.onething.catalog.Fault;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import io.onething.sandbox.departments.PlayedCall.PlayedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a department can be played from its file. */
final class PlayedFileCheck {

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final String path;
  private final PlayedFile played;
  private final List<Fault> faults = new ArrayList<>();

  private PlayedFileCheck(String path, PlayedFile played) {
    this.path = path;
    this.played = played;
  }

  static List<Fault> faultsIn(String path, PlayedFile played) {
    PlayedFileCheck check = new PlayedFileCheck(path, played);
    check.department();
    for (int i = 0; i < played.calls().size(); i++) {
      check.call("calls[" + i + "]", played.calls().get(i));
    }
    check.effects();
    return check.faults;
  }

  private void department() {
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
    if (!name.equals(played.department())) {
      fault("department", "'" + played.department() + "'", "the file's name, '" + name + "'");
    }
    boolean inCode = Department.isInCode(played.department());
    if (inCode == (played.names() != null)) {
      fault(
          "names",
          inCode ? "are given a second time" : "are missing",
          inCode ? "none: the department has its names in the code" : "{zh: .., en: ..}");
    }
  }

  private void effects() {
    Set<String> entered =
        played.calls().stream()
            .flatMap(call -> call.answers().stream())
            .flatMap(answer -> Stream.ofNullable(answer.enters()))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String kind : entered) {
      if (!played.effects().containsKey(kind)) {
        fault("effects." + kind, "is missing", "what the ledger calls it, {zh: .., en: ..}");
      }
    }
    for (String kind : new TreeSet<>(played.effects().keySet())) {
      if (!entered.contains(kind)) {
        fault("effects." + kind, "is entered by no call", "one of " + entered);
      }
    }
  }

  private void call(String at, PlayedCall call) {
    if (call.call() == null || !METHODS.contains(call.method()) || !call.path().startsWith("/")) {
      fault(at + ".call", "'" + call.call() + "'", "as in POST /enrolments");
    }
    if (call.summary() == null) {
      fault(at + ".summary", "is missing", "what the call is for, in Chinese and English");
    }
    if (call.isEffect() && (call.number() == null || call.subject() == null)) {
      fault(
          at,
          "enters something in the ledger without number and subject",
          "number: letters that its number begins with; subject: FEEL, the name of whom it is for");
    }
    Set<String> known = new TreeSet<>(played.registers().keySet());
    known.addAll(Set.of("request", "today", "refuse"));
    if (call.isEffect()) {
      known.add("newNumber");
    }
    feel(at + ".subject", call.subject(), known);
    if (call.answers().isEmpty()) {
      fault(at + ".answers", "are missing", "at least one, the last without when");
    }
    for (int i = 0; i < call.answers().size(); i++) {
      answer(at + ".answers[" + i + "]", call, i, known);
    }
  }

  private void answer(String at, PlayedCall call, int i, Set<String> known) {
    PlayedAnswer answer = call.answers().get(i);
    boolean last = i == call.answers().size() - 1;
    if (last == (answer.when() != null)) {
      fault(
          at + ".when",
          last ? "stands in the last answer" : "is missing",
          "a when in every answer but the last");
    }
    if ((answer.body() == null) == (answer.code() == null)) {
      fault(at, "has body and code, or neither", "a body, or the code of a refusal");
    }
    feel(at + ".when", answer.when(), known);
    feel(at + ".body", answer.body(), known);
  }

  private void feel(String at, @Nullable String text, Set<String> known) {
    if (text == null) {
      return;
    }
    try {
      Set<String> unknown = FeelExpression.parse(text).unknownNames(known);
      if (!unknown.isEmpty()) {
        fault(at, "unknown " + new TreeSet<>(unknown), "one of " + known);
      }
    } catch (FeelSyntaxFault broken) {
      fault(at, String.valueOf(broken.getMessage()), "FEEL");
    }
  }

  private void fault(String at, String problem, String expected) {
    faults.add(new Fault(path, at, problem, expected));
  }
}
