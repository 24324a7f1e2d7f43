package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One thing wrong in a file that is right otherwise: the reader names it, and an editor marks it,
 * unless it takes more than the file's structure to see it.
 */
class FaultyKeysTest {
  private static final Map<String, String> DEPARTMENT = new LinkedHashMap<>();
  private static final Map<String, String> CALL = new LinkedHashMap<>();
  private static final String ASKED =
      "idempotency ; check: {method: GET, url: /records, found: =response.body.found}";
  private static final String LATER =
      "shape: answer-later ; idempotency: {header: Key} ; callback: {ticket: =body.a, message: =body.b}";
  private static final String BATCH =
      "shape: batch ; body ; idempotency: item ; batch: {answers: =response.body, item: =answer.key}";
  private static final Map<String, String> SAMPLE = new LinkedHashMap<>();

  static {
    DEPARTMENT.put("department", "tax");
    DEPARTMENT.put("names", "{zh: 税务局, en: Tax}");
    DEPARTMENT.put("baseUrl", "${TAX_URL}");
    DEPARTMENT.put("allowedHosts", "['*.tax.example', files.example]");
    DEPARTMENT.put("callback", "{type: hmac, secret: '${TAX_CALLBACK_SECRET}'}");
    CALL.put("topic", "tax.record");
    CALL.put("names", "{zh: 查询, en: Query}");
    CALL.put("shape", "answer-now");
    CALL.put("facts", "[idNumber]");
    CALL.put("method", "POST");
    CALL.put("url", "/records");
    CALL.put("body", "'={id: idNumber}'");
    CALL.put("idempotency", "query");
    CALL.put("resultExpression", "'={flags: {taxCheck: \"MATCH\"}}'");
    CALL.put("flags", "{taxCheck: [MATCH]}");
    SAMPLE.put("facts", "{idNumber: '1'}");
    SAMPLE.put("request", "{method: POST, path: /records, body: {id: '1'}}");
    SAMPLE.put("response", "{status: 200, body: {}}");
    SAMPLE.put("outcome", "{completed: {flags: {taxCheck: MATCH}}}");
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/faulty-keys.csv",
      delimiter = '|',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void isNamedByTheReaderAndMarkedByAnEditor(
      String kind, String seenBy, String change, String expected) {
    WorkerFileSchema schema = WorkerFileSchema.valueOf(kind.toUpperCase(Locale.ROOT));
    JsonNode yaml = yaml(changed(schema, change));
    List<Fault> found = faults(schema, yaml);
    assertThat(found).hasSize(1);
    Fault fault = found.getFirst();
    assertThat(fault.toString().substring(fault.file().length() + 2)).startsWith(expected);
    assertThat(fault.shown().lines().findFirst().orElseThrow())
        .as("Chinese first")
        .containsPattern("\\p{IsHan}.*；应为：");
    assertThat(!schema.marksIn(yaml).isEmpty()).isEqualTo(seenBy.equals("editor"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrongWithoutAChange(WorkerFileSchema schema) {
    JsonNode yaml = yaml(changed(schema, ""));
    assertThat(faults(schema, yaml)).isEmpty();
    assertThat(schema.marksIn(yaml)).isEmpty();
  }

  /** Whoever adds a key adds what may be wrong with it. */
  @ParameterizedTest
  @EnumSource
  void everyKeyIsWrongInSomeRow(WorkerFileSchema schema) throws IOException {
    String kind = schema.name().toLowerCase(Locale.ROOT);
    List<String> wrong =
        Files.readAllLines(Path.of("src", "test", "resources", "faulty-keys.csv")).stream()
            .map(row -> row.split(" \\| "))
            .filter(row -> row[0].equals(kind))
            .map(row -> row[3].split(": ")[0].replaceFirst("\\[0]", ""))
            .toList();
    // What a check or one of several cases holds is read as what stands in the file itself.
    assertThat(new SchemaKeys(schema.content()).paths())
        .filteredOn(
            key -> schema != WorkerFileSchema.SAMPLE || !key.matches("(check|cases)\\.[^.]+\\..+"))
        .allSatisfy(
            key ->
                assertThat(wrong).anyMatch(path -> path.equals(key) || path.startsWith(key + ".")));
  }

  /** Changes are separated by semicolons; a key without a value is left out. */
  private static String changed(WorkerFileSchema schema, String changes) {
    Map<String, String> keys =
        new LinkedHashMap<>(
            switch (schema) {
              case DEPARTMENT -> DEPARTMENT;
              case CALL -> CALL;
              case SAMPLE -> SAMPLE;
            });
    for (String change : changes.isEmpty() ? new String[0] : changes.split(" ; ")) {
      String[] parts = change.split(": ", 2);
      if (parts.length == 1) {
        keys.remove(parts[0]);
      } else {
        keys.put(parts[0], parts[1]);
      }
    }
    StringBuilder text = new StringBuilder();
    keys.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
    return text.toString();
  }

  private static List<Fault> faults(WorkerFileSchema schema, JsonNode yaml) {
    List<Fault> faults = new ArrayList<>();
    switch (schema) {
      case DEPARTMENT -> department(yaml, faults);
      case CALL -> call(yaml, faults);
      case SAMPLE -> {
        // A sample that has to do with a check, a callback or a batch is one of such a call.
        String of =
            yaml.has("check")
                ? ASKED
                : yaml.has("callback") ? LATER : yaml.has("cases") ? BATCH : "";
        Call call = call(yaml(changed(WorkerFileSchema.CALL, of)), new ArrayList<>());
        DataFile file =
            new DataFile(
                "workers/tax/samples/tax.record/x.json",
                yaml.toString().getBytes(StandardCharsets.UTF_8));
        new SampleReader(java.util.Objects.requireNonNull(call), faults).read(file);
      }
    }
    return faults;
  }

  private static @Nullable Call call(JsonNode yaml, List<Fault> faults) {
    JsonNode department = yaml(changed(WorkerFileSchema.DEPARTMENT, ""));
    YamlNode node = new YamlNode("workers/tax/tax.record.yaml", "", yaml, faults);
    return new CallReader(node, "tax", department(department, new ArrayList<>()).orElseThrow())
        .read();
  }

  private static Optional<Department> department(JsonNode yaml, List<Fault> faults) {
    YamlNode node = new YamlNode("workers/tax/department.yaml", "", yaml, faults);
    return new DepartmentFileReader(node, "tax").read();
  }

  private static JsonNode yaml(String text) {
    List<Fault> faults = new ArrayList<>();
    DataFile file = new DataFile("workers/tax/x.yaml", text.getBytes(StandardCharsets.UTF_8));
    return YamlFiles.read(file, JsonNode.class, faults)
        .orElseThrow(() -> new AssertionError(text + faults));
  }
}
