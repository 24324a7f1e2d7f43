package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.access.Person;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import io.onething.clerks.CaseSheet.Line;
import io.onething.clerks.CaseSheet.Named;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.journal.LateAnswer;
import io.onething.journal.LateAnswers;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers that came too late, as a clerk sees them: with the facts that she may see of the case,
 * masked as those.
 */
@Component
class SheetLateAnswers {

  private final LateAnswers answers;
  private final DepartmentFiles departments;

  SheetLateAnswers(LateAnswers answers, DepartmentFiles departments) {
    this.answers = answers;
    this.departments = departments;
  }

  /**
   * One late answer.
   *
   * @param result what the department said, by its codes; null when it said no code
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Late(
      long id,
      Instant at,
      Localized names,
      Named department,
      Localized way,
      @Nullable Localized result,
      List<Line> fields) {}

  /** The case's late answers, the oldest first. */
  List<Late> of(CaseFile file, Bundle bundle, ClerkTask task, Person clerk) {
    return answers.of(file.id()).stream().map(late -> late(late, bundle, task, clerk)).toList();
  }

  /** The whole value of a field of one late answer, if this clerk may ask for it. */
  Optional<String> value(Bundle bundle, ClerkTask task, Person clerk, long answer, String key) {
    return Optional.ofNullable(bundle.fields().get(key))
        .filter(field -> CaseSheets.isFor(key, field, task, clerk))
        .flatMap(field -> answers.find(task.caseId(), answer))
        .map(late -> late.outcome().facts().get(key))
        .map(MaskedValues::plain);
  }

  private Late late(LateAnswer late, Bundle bundle, ClerkTask task, Person clerk) {
    Localized topic = new Localized(late.topic(), late.topic());
    List<Line> fields = new ArrayList<>();
    bundle
        .fields()
        .forEach(
            (key, field) -> {
              Object value = late.outcome().facts().get(key);
              if (value != null && CaseSheets.isFor(key, field, task, clerk)) {
                fields.add(CaseSheets.line(bundle, key, field, value));
              }
            });
    return new Late(
        late.id(),
        late.receivedAt(),
        departments.find(late.topic()).map(Call::names).orElse(topic),
        new Named(late.department(), departments.department(late.department()).names()),
        way(late.way()),
        result(late, bundle),
        fields);
  }

  private static @Nullable Localized result(LateAnswer late, Bundle bundle) {
    List<String> codes =
        Stream.concat(
                late.outcome().flags().values().stream().sorted(), Stream.ofNullable(late.reason()))
            .distinct()
            .toList();
    if (late.error() != null) {
      Localized why = codes.isEmpty() ? new Localized("", "") : CodeNames.of(bundle, codes);
      return new Localized(
          codes.isEmpty() ? "不予办理" : "不予办理：" + why.zh(),
          codes.isEmpty() ? "refused" : "refused: " + why.en());
    }
    return codes.isEmpty() ? null : CodeNames.of(bundle, codes);
  }

  private static Localized way(LateAnswer.Way way) {
    return switch (way) {
      case REPORT -> new Localized("调用的答复", "answer to a call");
      case CALLBACK -> new Localized("部门回调", "callback of the department");
    };
  }
}
