package io.onething.applicants;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads English finds no Chinese sentence on a form that applicants fill in. */
class FormEnglishCheckTest {

  private static final Bundle BUNDLE = Catalogs.read("bundle: trial\napplicationForm: application");

  @TempDir Path folder;

  @Test
  void whatOnlyTheFormSaysItSaysInEnglishToo() throws IOException {
    String english = ", \"properties\": {\"en\": \"Read this\", \"enDescription\": \"Once\"}";
    form("application", english);
    assertThat(faults()).isEmpty();
    form("application", "");
    form("correction", "");
    assertThat(faults())
        .containsExactly(
            "forms/trial/application.form: Group_Child: has Chinese words only, expected the English ones as its custom property en",
            "forms/trial/application.form: Text_Read: has Chinese words only, expected the English ones as its custom property en",
            "forms/trial/application.form: Field_mobile: has Chinese words only, expected the English ones as its custom property enDescription",
            "forms/trial/correction.form: Group_Child: has Chinese words only, expected the English ones as its custom property en",
            "forms/trial/correction.form: Text_Read: has Chinese words only, expected the English ones as its custom property en",
            "forms/trial/correction.form: Field_mobile: has Chinese words only, expected the English ones as its custom property enDescription");
  }

  @Test
  void theChoicesInAListHaveTheirEnglishInTheForm() throws IOException {
    Path file = folder.resolve("forms/trial/application.form");
    Files.createDirectories(file.getParent());
    String form =
        """
        {"id": "application", "components": [{"type": "dynamiclist", "id": "List_Heirs", "path": "heirs", "components": [
          {"type": "select", "id": "Field_role", "key": "role", "values": [{"label": "继承", "value": "INHERITS"}]%s}]}]}
        """;
    Files.writeString(file, form.formatted(", \"properties\": {\"en:INHERITS\": \"Inherits\"}"));
    assertThat(faults()).isEmpty();
    Files.writeString(file, form.formatted(""));
    assertThat(faults())
        .containsExactly(
            "forms/trial/application.form: Field_role: has Chinese words only, expected the English ones as its custom property en:INHERITS");
  }

  /** Clerks read Chinese. */
  @Test
  void aFormOfTasklistMaySpeakChineseOnly() throws IOException {
    form("review", "");
    assertThat(faults()).isEmpty();
  }

  private List<String> faults() {
    return new FormEnglishCheck()
        .faultsIn(new DataFiles(folder.toUri().toString()), List.of(BUNDLE)).stream()
            .map(Fault::toString)
            .toList();
  }

  private void form(String name, String properties) throws IOException {
    Path file = folder.resolve("forms/trial/" + name + ".form");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"id": "%1$s", "components": [
          {"type": "group", "id": "Group_Child", "label": "孩子"%2$s, "components": [
            {"type": "text", "id": "Text_Read", "text": "请阅读"%2$s},
            {"type": "textfield", "id": "Field_mobile", "key": "mobile", "label": "手机", "description": "一次"%2$s},
            {"type": "textfield", "id": "Field_childName", "key": "childName", "label": "姓名"}]}]}
        """
            .formatted(name, properties));
  }
}
