package io.onething.applicants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.shared.OneThingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checklist on a form: several options of one field. */
class SeveralOptionsTest {

  private static final Bundle BUNDLE =
      Catalogs.read(
          """
          bundle: trial
          applicationForm: application
          fields:
            languages:
              names: {zh: 语言, en: Languages}
              type: text
              maxLength: 100
              personal: false
              source: applicant
              departments: []
          """);

  @TempDir Path folder;

  @Test
  void areKeptWithCommasBetween() {
    assertThat(typed(List.of("ZH", "EN"))).containsEntry("languages", "ZH,EN");
    assertThat(typed(List.of("EN"))).containsEntry("languages", "EN");
  }

  @Test
  void areOfThoseThatTheFormOffers() {
    refused(List.of("ZH", "FR"), "请从选项中选择");
    refused(List.of(), "请填写“语言”");
    refused(null, "请填写“语言”");
  }

  @Test
  void anOptionThatIsTwoCodesIsRefusedWithTheForm() throws IOException {
    Path file = folder.resolve("forms/trial/application.form");
    Files.createDirectories(file.getParent());
    Files.writeString(file, form("ZH", "ZH,EN"));

    assertThat(
            new FormFiles()
                .faultsIn(new DataFiles(folder.toUri().toString()), List.of(BUNDLE)).stream()
                    .map(Fault::toString))
        .containsExactly(
            "forms/trial/application.form: languages.values: 'ZH,EN' is not one code, expected a code in capitals, as in WRONG_SCHOOL");
  }

  private static void refused(@Nullable Object value, String problem) {
    assertThatThrownBy(() -> typed(value))
        .isInstanceOfSatisfying(
            OneThingException.class,
            faulty ->
                assertThat(faulty.faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.problem().zh()).contains(problem)));
  }

  private static Map<String, Object> typed(@Nullable Object value) {
    FormDefinition form =
        FormDefinition.read(
            new DataFile(
                "forms/trial/application.form", form("ZH", "EN").getBytes(StandardCharsets.UTF_8)),
            new ObjectMapper());
    Map<String, @Nullable Object> given = new HashMap<>();
    given.put("languages", value);
    return new FormCheck(BUNDLE, form, LocalDate.of(2026, 3, 2), Map.of()).typed(given, Map.of());
  }

  private static String form(String first, String second) {
    return """
        {"id": "application", "components": [
          {"type": "checklist", "id": "Field_languages", "key": "languages", "label": "语言", "validate": {"required": true},
           "values": [{"label": "一", "value": "%s"}, {"label": "二", "value": "%s"}]}]}
        """
        .formatted(first, second);
  }
}
