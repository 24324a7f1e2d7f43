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
    List<String> faults = faults(schema, yaml);
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst()).startsWith(expected);
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
    assertThat(new SchemaKeys(schema.content()).paths())
        .allSatisfy(
            key ->
                assertThat(wrong).anyMatch(path -> path.equals(key) || path.startsWith(key + ".")));
  }

  /** Changes are separated by semicolons; a key without a value is left out. */
  private static String changed(WorkerFileSchema schema, String changes) {
    Map<String, String> keys =
        new LinkedHashMap<>(schema == WorkerFileSchema.CALL ? CALL : DEPARTMENT);
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

  private static List<String> faults(WorkerFileSchema schema, JsonNode yaml) {
    List<Fault> faults = new ArrayList<>();
    if (schema == WorkerFileSchema.DEPARTMENT) {
      department(yaml, faults);
    } else {
      JsonNode department = yaml(changed(WorkerFileSchema.DEPARTMENT, ""));
      YamlNode node = new YamlNode("workers/tax/tax.record.yaml", "", yaml, faults);
      new CallReader(node, "tax", department(department, new ArrayList<>()).orElseThrow()).read();
    }
    return faults.stream()
        .map(fault -> fault.toString().substring(fault.file().length() + 2))
        .toList();
  }

  private static Optional<Department> department(JsonNode yaml, List<Fault> faults) {
    YamlNode node = new YamlNode("workers/tax/department.yaml", "", yaml, faults);
    return new DepartmentFileReader(node, "tax").read(0, faults);
  }

  private static JsonNode yaml(String text) {
    List<Fault> faults = new ArrayList<>();
    DataFile file = new DataFile("workers/tax/x.yaml", text.getBytes(StandardCharsets.UTF_8));
    return YamlFiles.read(file, JsonNode.class, faults)
        .orElseThrow(() -> new AssertionError(text + faults));
  }
}
