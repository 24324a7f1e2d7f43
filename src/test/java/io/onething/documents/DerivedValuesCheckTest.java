package io.onething.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a document computes can be read, names what exists and hides nothing. */
class DerivedValuesCheckTest {

  private static final String MANIFEST =
      """
      bundle: trial
      fields:
        heirs:
          names: {zh: 继承人, en: Heirs}
          type: list
          personal: true
          source: applicant
          columns:
            name: {names: {zh: 姓名, en: Name}, type: text}
      clocks:
        review: {names: {zh: 审核, en: Review}, limit: 5wd}
      documents:
        deed:
          names: {zh: 公证书, en: Deed}
          values:
            %s: '%s'
      """;

  private static final String AT = "processes/trial/bundle.yaml: documents.deed.values.";

  @Test
  void acceptsFieldsTheirColumnsAndTheWordsOfCodes() {
    assertThat(faults("owners", "=for h in heirs return h.name + get value(words, \"OWNER\")"))
        .isEmpty();
    assertThat(faults("owners", "=count(heirs)")).isEmpty();
  }

  @Test
  void refusesWhatIsNoFeel() {
    assertThat(faults("owners", "=for h in heirs"))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault)
                    .startsWith(AT + "owners: no FEEL: ")
                    .endsWith(", expected an expression, as in =applicantName"));
  }

  @Test
  void refusesNamesThatAreNoFields() {
    assertThat(faults("owners", "=shares[1] + today"))
        .containsExactly(
            AT + "owners: unknown names [shares, today], expected fields, their columns, words");
  }

  @Test
  void refusesNamesThatATemplateHasAlready() {
    for (String taken : List.of("heirs", "caseNumber", "due.review")) {
      assertThat(faults(taken, "=count(heirs)"))
          .containsExactly(
              AT + taken + ": '" + taken + "' is there already, expected a name of its own");
    }
  }

  private static List<String> faults(String name, String expression) {
    return new DerivedValuesCheck()
            .faultsIn(
                new DataFiles(DataFiles.DEFAULT_LOCATION),
                List.of(Catalogs.read(MANIFEST.formatted(name, expression))))
            .stream()
            .map(Fault::toString)
            .toList();
  }
}
