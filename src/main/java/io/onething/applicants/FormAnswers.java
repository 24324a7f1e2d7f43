package io.onething.applicants;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is typed for a case that has been submitted: a correction, an answer, what follows its end.
 */
@Component
class FormAnswers {

  private final CaseFacts facts;
  private final Forms forms;
  private final Intake intake;

  FormAnswers(CaseFacts facts, Forms forms, Intake intake) {
    this.facts = facts;
    this.forms = forms;
    this.intake = intake;
  }

  /**
   * Checks what was typed beside what is known of the case, and keeps it.
   *
   * @param source who says so, as {@link CaseFacts#record} takes it
   * @param uploads what was handed in, by field
   * @return what is kept
   * @throws io.onething.shared.OneThingException {@code INVALID_INPUT}
   */
  Map<String, Object> keep(
      CaseFile file,
      Bundle bundle,
      FormDefinition form,
      String source,
      Map<String, @Nullable Object> given,
      Map<String, Set<String>> uploads) {
    Map<String, Object> known = facts.all(file.id());
    Map<String, Object> typed = forms.check(bundle, form, given, known, uploads);
    intake.stillStands(bundle, known, typed);
    facts.record(file.id(), source, typed);
    return typed;
  }
}
