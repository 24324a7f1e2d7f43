package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.catalog.DataFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private final Call call =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION)).call("civil.marital");

  @Test
  void comesBackAsItWasSent() {
    Outcome outcome =
        new Outcome(Map.of("maritalStatus", "SINGLE"), Map.of("maritalCheck", "MATCH"), null);
    assertThat(Outcome.parse(outcome.toJson(), call)).isEqualTo(outcome);
  }

  @Test
  void keepsRareHanCharacters() {
    Outcome outcome = new Outcome(Map.of("maritalStatus", "𠮷😀"), Map.of(), "t-1");
    assertThat(Outcome.parse(outcome.toJson(), call)).isEqualTo(outcome);
  }

  @Test
  void refusesAFlagValueThatIsNotAllowed() {
    assertThatThrownBy(() -> Outcome.parse("{\"flags\":{\"maritalCheck\":\"李文\"}}", call))
        .hasMessage(
            "civil.marital: flag 'maritalCheck' is another value, expected one of [MATCH, NOT_FOUND]");
  }

  @Test
  void refusesAFlagThatIsNotDeclared() {
    assertThatThrownBy(() -> Outcome.parse("{\"flags\":{\"name\":\"X\"}}", call))
        .hasMessage("civil.marital: flag 'name' is not declared, expected one of [maritalCheck]");
  }

  @Test
  void refusesWhatIsNoOutcome() {
    assertThatThrownBy(() -> Outcome.parse("<html>", call)).hasMessageContaining("is not JSON");
    assertThatThrownBy(() -> Outcome.parse("{\"variables\":{}}", call))
        .hasMessageContaining("unknown key 'variables'");
    assertThatThrownBy(() -> Outcome.parse("{\"facts\":[]}", call))
        .hasMessageContaining("facts is a list");
  }

  @Test
  void reusesCleanAnswersOnly() {
    Reuse reuse = call.reuse();
    assertThat(reuse).isNotNull();
    assertThat(reuse.allows(new Outcome(Map.of(), Map.of("maritalCheck", "MATCH"), null))).isTrue();
    assertThat(reuse.allows(new Outcome(Map.of(), Map.of("maritalCheck", "NOT_FOUND"), null)))
        .isFalse();
    assertThat(reuse.allows(Outcome.EMPTY)).isFalse();
  }
}
