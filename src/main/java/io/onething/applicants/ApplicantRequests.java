package io.onething.applicants;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What applicants send. */
final class ApplicantRequests {

  private ApplicantRequests() {}

  /**
   * Asks the departments, with the applicant's consent.
   *
   * @param consent must be true: without consent nobody is asked
   */
  record Prefill(String bundle, boolean consent) {}

  /**
   * An application.
   *
   * @param prefill the prefill that it builds on, null for none
   * @param consent consent to the queries, where there was no prefill to give it to
   * @param form what was typed, by field
   */
  record Application(
      String bundle,
      @Nullable String prefill,
      @Nullable Boolean consent,
      Map<String, @Nullable Object> form) {

    Application {
      form = copy(form);
    }
  }

  /** A correction: what was missing, by field. */
  record Correction(Map<String, @Nullable Object> form) {

    Correction {
      form = copy(form);
    }
  }

  private static Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> form) {
    return form == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(form));
  }
}
