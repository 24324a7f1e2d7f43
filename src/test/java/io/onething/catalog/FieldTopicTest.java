package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields a department tells, and by which call. */
class FieldTopicTest {

  @ParameterizedTest
  @ValueSource(strings = {"police.identity", "education.degree", "hrss.result"})
  void aFieldOfADepartmentHasTheTopicOfItsCall(String source) {
    assertThat(field(source).topic()).contains(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"applicant", "identity", "decision", "season"})
  void aFieldThatNoDepartmentTellsHasNone(String source) {
    assertThat(field(source).topic()).isEmpty();
  }

  private static Bundle.Field field(String source) {
    return Catalogs.read(
            """
            bundle: trial
            fields:
              told: {names: {zh: 事项, en: Fact}, type: text, personal: false, source: %s}
            """
                .formatted(source))
        .fields()
        .get("told");
  }
}
