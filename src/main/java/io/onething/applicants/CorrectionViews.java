package io.onething.applicants;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseState;
import io.onething.catalog.Bundle;
import io.onething.catalog.FieldType;
import io.onething.catalog.Wording;
import io.onething.deadlines.ClockView;
import io.onething.engine.ApplicantQuestions;
import io.onething.shared.Listed;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a case asks its applicant for now: a correction, or an answer to another question. */
@Component
class CorrectionViews {

  private static final String CORRECTION_ITEMS = "correctionItems";

  private final ApplicantQuestions questions;
  private final Forms forms;

  CorrectionViews(ApplicantQuestions questions, Forms forms) {
    this.questions = questions;
    this.forms = forms;
  }

  /**
   * What is asked now; null if nothing is.
   *
   * @param known the facts of the case
   * @param clock that by which the applicant has to act
   */
  CaseView.@Nullable CorrectionView of(
      CaseFile file, Bundle bundle, Map<String, Object> known, Optional<ClockView> clock) {
    @Nullable Instant due = clock.map(ClockView::due).orElse(null);
    boolean provisional = clock.map(ClockView::provisional).orElse(false);
    Optional<ApplicantQuestions.Asked> asked = questions.asked(file);
    if (asked.isPresent()) {
      return new CaseView.CorrectionView(
          due,
          provisional,
          until(file, clock),
          facts(bundle, known, asked.get().shows()),
          List.of(),
          "",
          Map.of(),
          forms.named(bundle, asked.get().form()).schema(),
          asked.get().names());
    }
    if (file.state() != CaseState.CORRECTION_REQUESTED || file.isClosed()) {
      return null;
    }
    String items = String.valueOf(known.getOrDefault(CORRECTION_ITEMS, ""));
    return new CaseView.CorrectionView(
        due,
        provisional,
        until(file, clock),
        List.of(),
        Listed.names(items).stream().map(code -> item(bundle, code)).toList(),
        items,
        saidBefore(bundle, known, items),
        forms.correction(bundle).schema(),
        null);
  }

  /** A clock says better than the timer that follows it, which is set ahead while it stands. */
  private @Nullable Instant until(CaseFile file, Optional<ClockView> clock) {
    return clock.isPresent() ? null : questions.until(file).orElse(null);
  }

  private static List<CaseView.FactView> facts(
      Bundle bundle, Map<String, Object> known, List<String> keys) {
    Wording wording = new Wording(bundle);
    List<CaseView.FactView> facts = new ArrayList<>();
    for (String key : keys) {
      Bundle.@Nullable Field field = bundle.fields().get(key);
      @Nullable Object value = known.get(key);
      if (field != null && value != null) {
        facts.add(new CaseView.FactView(key, field.names(), wording.of(key, value)));
      }
    }
    return facts;
  }

  /** A list of heirs is not typed a second time because one number in it was wrong. */
  private static Map<String, Object> saidBefore(
      Bundle bundle, Map<String, Object> known, String items) {
    Map<String, Object> values = new HashMap<>();
    for (String code : Listed.names(items)) {
      Bundle.@Nullable Code named = bundle.codes().get(code);
      @Nullable String field = named == null ? null : named.field();
      Bundle.@Nullable Field declared = field == null ? null : bundle.fields().get(field);
      if (declared != null
          && declared.source().equals("applicant")
          && declared.type() != FieldType.FILE
          && known.get(field) != null) {
        values.put(field, known.get(field));
      }
    }
    return values;
  }

  private static CaseView.ItemView item(Bundle bundle, String code) {
    Bundle.@Nullable Code named = bundle.codes().get(code);
    return named == null
        ? new CaseView.ItemView(code, new Localized(code, code), null)
        : new CaseView.ItemView(code, named.names(), named.field());
  }
}
