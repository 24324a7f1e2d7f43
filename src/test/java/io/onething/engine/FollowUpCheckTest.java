package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest lets people ask for after the end exists. */
class FollowUpCheckTest {

  private static final String AT = "processes/trial/bundle.yaml: followUps.review";
  private static final String WORDS = "names: {zh: 复查, en: Review}, text: {zh: 说明, en: Text}, ";
  private static final String RIGHT =
      WORDS + "after: [DONE], within: 365d, form: review, process: trial-review";

  @TempDir private Path folder;

  @BeforeEach
  void aFormAndAModel() throws IOException {
    write("forms/trial/review.form");
    write("processes/trial/trial-review.bpmn");
    write("processes/trial/other.bpmn");
  }

  @Test
  void acceptsWhatExists() {
    assertThat(faults(RIGHT)).isEmpty();
  }

  @Test
  void peopleAreToldInBothLanguagesWhatItIs() {
    assertThat(faults(RIGHT.replace(WORDS, "names: {zh: 复查, en: Review}, ")))
        .containsExactly(AT + ": names or text is missing, expected both, in two languages");
    assertThat(faults(RIGHT.replace(WORDS, "text: {zh: 说明, en: Text}, "))).hasSize(1);
  }

  @Test
  void itFollowsAnOutcomeOfTheBundle() {
    assertThat(faults(RIGHT.replace("[DONE]", "[DONE, GONE]")))
        .containsExactly(AT + ".after: [DONE, GONE], expected some of [DONE]");
    assertThat(faults(RIGHT.replace("after: [DONE], ", "")))
        .containsExactly(AT + ".after: [], expected some of [DONE]");
  }

  @Test
  void itIsAskedForWithinNaturalDays() {
    for (String within : List.of("20wd", "soon", "4h")) {
      assertThat(faults(RIGHT.replace("365d", within)))
          .containsExactly(AT + ".within: '" + within + "', expected natural days, as in 365d");
    }
    assertThat(faults(RIGHT.replace("within: 365d, ", ""))).hasSize(1);
  }

  @Test
  void itsFormIsAFileOfTheBundle() {
    assertThat(faults(RIGHT.replace("form: review", "form: none")))
        .containsExactly(AT + ".form: no file forms/trial/none.form, expected a file that exists");
  }

  @Test
  void itsModelIsAFileOfTheBundleAndNamedAfterIt() {
    assertThat(faults(RIGHT.replace("trial-review", "trial-none")))
        .containsExactly(
            AT + ".process: no file processes/trial/trial-none.bpmn, expected a file that exists");
    assertThat(faults(RIGHT.replace("trial-review", "other")))
        .containsExactly(AT + ".process: 'other', expected a name that begins with trial-");
  }

  @Test
  void anOfficeThatMayBeginItIsADepartmentWithAForm() throws IOException {
    write("workers/notary/department.yaml");
    write("forms/trial/defect.form");
    assertThat(faults(RIGHT + ", office: {department: notary, form: defect}")).isEmpty();
    assertThat(faults(RIGHT + ", office: {department: none, form: none}"))
        .containsExactly(
            AT
                + ".office.department: no file workers/none/department.yaml, expected a file that exists",
            AT + ".office.form: no file forms/trial/none.form, expected a file that exists");
  }

  private List<String> faults(String followUp) {
    return new FollowUpCheck()
            .faultsIn(
                new DataFiles(folder.toUri().toString()),
                List.of(
                    Catalogs.read(
                        "bundle: trial\noutcomes:\n  DONE: {zh: 办结, en: Done}\nfollowUps:\n  review: {"
                            + followUp
                            + "}\n")))
            .stream()
            .map(Fault::toString)
            .toList();
  }

  private void write(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "as checked elsewhere");
  }
}
