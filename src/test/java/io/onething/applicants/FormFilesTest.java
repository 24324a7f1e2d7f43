package io.onething.applicants;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms are shown as they are meant, and ask for files where these are taken. */
class FormFilesTest {

  private static final String MANIFEST =
      """
      bundle: trial
      applicationForm: application
      fields:
        proof: {names: {zh: 证明, en: Proof}, type: file, personal: true, source: applicant}
      followUps:
        review: {form: %s}
      """;

  @TempDir private Path folder;

  @Test
  void theApplicationAndItsCorrectionTakeFiles() throws IOException {
    assertThat(faults("application", "review")).isEmpty();
    assertThat(faults("correction", "review")).isEmpty();
  }

  @Test
  void aClerkIsAskedForNone() throws IOException {
    assertThat(faults("decide", "review"))
        .containsExactly(
            "forms/trial/decide.form: proof.key: a file is asked of a clerk, expected files on the forms of the applicant only");
  }

  @Test
  void noneIsTakenWhenTheCaseHasEnded() throws IOException {
    for (String form : List.of("review", "correction")) {
      assertThat(faults(form, form))
          .containsExactly(
              "forms/trial/"
                  + form
                  + ".form: proof.key: a file is asked for when the case has ended, and is not taken then, expected files on the forms of the application and of its correction only");
    }
  }

  @Test
  void whatStandsInTheSameEntryOfAListIsThis() throws IOException {
    assertThat(hiding("=this.signedBy != \\\"AGENT\\\"")).isEmpty();
    assertThat(hiding("=signedBy != \\\"AGENT\\\""))
        .containsExactly(
            "forms/trial/application.form: powerNo.conditional.hide: 'signedBy' is a column of the list, and names nothing by itself, expected this.signedBy");
  }

  private List<String> hiding(String condition) throws IOException {
    Path file = folder.resolve("forms/trial/application.form");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"id": "application", "components": [{"type": "dynamiclist", "id": "List_Heirs", "path": "heirs", "components": [
          {"type": "textfield", "id": "Field_powerNo", "key": "powerNo", "conditional": {"hide": "%s"}}]}]}
        """
            .formatted(condition));
    String list =
        """
        bundle: trial
        applicationForm: application
        fields:
          heirs:
            names: {zh: 继承人, en: Heirs}
            type: list
            personal: true
            source: applicant
            columns:
              signedBy: {names: {zh: 由谁签署, en: Who signs}, type: code}
              powerNo: {names: {zh: 编号, en: Number}, type: text}
        """;
    return new FormFiles()
        .faultsIn(new DataFiles(folder.toUri().toString()), List.of(Catalogs.read(list))).stream()
            .map(Fault::toString)
            .toList();
  }

  private List<String> faults(String form, String followUp) throws IOException {
    Path file = folder.resolve("forms/trial/" + form + ".form");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "{\"id\": \"%s\", \"components\": [{\"type\": \"textfield\", \"id\": \"Field_Proof\", \"key\": \"proof\"}]}"
            .formatted(form));
    List<String> faults =
        new FormFiles()
                .faultsIn(
                    new DataFiles(folder.toUri().toString()),
                    List.of(Catalogs.read(MANIFEST.formatted(followUp))))
                .stream()
                .map(Fault::toString)
                .toList();
    Files.delete(file);
    return faults;
  }
}
