package io.onething.applicants;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms that applicants fill in. */
@Component
class Forms {

  static final String CORRECTION = "correction";

  private final Catalog catalog;
  private final ObjectMapper json;
  private final Clock clock;

  /** The files of an edition do not change, so each form is read once. */
  private final Map<String, FormDefinition> read = new ConcurrentHashMap<>();

  Forms(Catalog catalog, ObjectMapper json, Clock clock) {
    this.catalog = catalog;
    this.json = json;
    this.clock = clock;
  }

  FormDefinition application(Bundle bundle) {
    return named(bundle, bundle.applicationForm());
  }

  FormDefinition correction(Bundle bundle) {
    return named(bundle, CORRECTION);
  }

  FormDefinition named(Bundle bundle, String name) {
    return read.computeIfAbsent(
        catalog.nameOf(bundle) + "/" + name,
        key -> FormDefinition.read(catalog.form(bundle, name), json));
  }

  /** What was typed, checked; see {@link FormCheck#typed}. */
  Map<String, Object> check(
      Bundle bundle,
      FormDefinition form,
      Map<String, @Nullable Object> given,
      Map<String, Object> known,
      Map<String, Set<String>> uploads) {
    return new FormCheck(bundle, form, CityTime.today(clock), uploads).typed(given, known);
  }
}
