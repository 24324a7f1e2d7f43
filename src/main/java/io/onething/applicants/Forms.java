package io.onething.applicants;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms that applicants fill in. */
@Component
class Forms {

  static final String CORRECTION = "correction";

  private final Catalog catalog;
  private final ObjectMapper json;
  private final Clock clock;

  Forms(Catalog catalog, ObjectMapper json, Clock clock) {
    this.catalog = catalog;
    this.json = json;
    this.clock = clock;
  }

  FormDefinition application(Bundle bundle) {
    return FormDefinition.read(catalog.form(bundle, bundle.applicationForm()), json);
  }

  FormDefinition correction(Bundle bundle) {
    return FormDefinition.read(catalog.form(bundle, CORRECTION), json);
  }

  /** What was typed, checked; see {@link FormCheck#typed}. */
  Map<String, Object> check(
      Bundle bundle,
      FormDefinition form,
      Map<String, @Nullable Object> given,
      Map<String, Object> known) {
    return new FormCheck(bundle, form, CityTime.today(clock)).typed(given, known);
  }
}
