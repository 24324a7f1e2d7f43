package io.onething.deadlines;

import java.nio.charset.StandardCharsets;

/** Years as tests publish them; the days of 2027 are made up. */
final class Notices {

  static final String YEAR_2027 =
      """
      year: 2027
      source: a notice made up for tests
      holidays:
        - {names: {zh: 元旦, en: New Year's Day}, from: 2027-01-01, to: 2027-01-03}
        - {names: {zh: 春节, en: Spring Festival}, from: 2027-02-05, to: 2027-02-11, makeUp: [2027-01-31, 2027-02-20]}
      """;

  /** Another New Year: two days longer. */
  static final String CORRECTED_2027 =
      YEAR_2027.replace("to: 2027-01-03", "to: 2027-01-05").replace("for tests", "once more");

  private Notices() {}

  /** Any year: ten days off at its beginning. */
  static String of(int year) {
    return """
        year: %1$d
        source: a notice made up for benchmarks
        holidays:
          - {names: {zh: 元旦, en: New Year's Day}, from: %1$d-01-01, to: %1$d-01-10}
        """
        .formatted(year);
  }

  static byte[] bytes(String notice) {
    return notice.getBytes(StandardCharsets.UTF_8);
  }
}
