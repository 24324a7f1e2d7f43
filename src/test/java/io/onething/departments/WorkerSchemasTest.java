package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say what the readers say. */
class WorkerSchemasTest {
  private static final Pattern UNKNOWN =
      Pattern.compile("[^:]+: (.+): unknown key, expected one of (.+)");

  /** A file of each kind with an unknown key in every object that may have keys. */
  private static final Map<WorkerFileSchema, List<String>> UNKNOWN_EVERYWHERE =
      Map.of(
          WorkerFileSchema.DEPARTMENT,
          List.of(
              """
              unknown: 1
              names: {unknown: 1}
              signIn: {type: none, unknown: 1}
              callback: {type: hmac, unknown: 1}
              limits: {unknown: 1}
              breaker: {unknown: 1}
              opening: {unknown: 1}
              contact: {unknown: 1}
              """,
              "{signIn: {type: api-key, unknown: 1}, callback: {type: jwt, unknown: 1}}",
              "signIn: {type: basic, unknown: 1}",
              "signIn: {type: oauth2, unknown: 1}",
              "signIn: {type: hmac, unknown: 1}",
              "signIn: {type: mtls, unknown: 1}"),
          WorkerFileSchema.CALL,
          List.of(
              """
              unknown: 1
              names: {unknown: 1}
              idempotency: {unknown: 1}
              errors: [{unknown: 1}]
              reuse: {unknown: 1}
              callback: {unknown: 1}
              batch: {unknown: 1}
              """,
              "check: {unknown: 1}"),
          WorkerFileSchema.SAMPLE,
          List.of(
              """
              unknown: 1
              request: {unknown: 1}
              response: {unknown: 1}
              outcome: {unknown: 1}
              """,
              "check: {unknown: 1, request: {unknown: 1}, response: {unknown: 1}}",
              "outcome: {completed: {unknown: 1}}",
              "outcome: {pending: {unknown: 1}}",
              "outcome: {refused: {unknown: 1}}",
              "outcome: {failed: {unknown: 1}}",
              "{callback: 1, outcome: {unknown: 1}}",
              "{callback: 1, outcome: {taken: {unknown: 1}}}",
              "{cases: [{unknown: 1, outcome: {unknown: 1}}]}",
              "{cases: [{outcome: {completed: {unknown: 1}}}]}",
              "{cases: [{outcome: {pending: {unknown: 1}}}]}",
              "{cases: [{outcome: {refused: {unknown: 1}}}]}",
              "{cases: [{outcome: {failed: {unknown: 1}}}]}"));

  static Stream<DataFile> files() {
    return Stream.of("file:./", "classpath:/departments-under-test/")
        .flatMap(
            location ->
                Stream.of("workers/*/*.yaml", "workers/*/samples/*/*.json")
                    .flatMap(pattern -> new DataFiles(location).matching(pattern).stream()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void passesEveryFile(DataFile file) {
    assertThat(WorkerFileSchema.of(file.name()).marksIn(yaml(file.text()))).isEmpty();
  }

  @Test
  void isNamedByEveryShippedFile() {
    assertThat(new DataFiles("file:./").matching("workers/*/*.yaml"))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(file.text())
                    .startsWith(
                        "# yaml-language-server: $schema=../"
                            + WorkerFileSchema.of(file.name()).file()
                            + "\n"));
  }

  @ParameterizedTest
  @EnumSource
  void isItselfValid(WorkerFileSchema schema) {
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema.content()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesTheKeysThatTheReaderAllows(WorkerFileSchema schema) {
    assertThat(new SchemaKeys(schema.content()).byObject()).isEqualTo(readersKeys(schema));
  }

  private static Map<String, Set<String>> readersKeys(WorkerFileSchema schema) {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (String text : UNKNOWN_EVERYWHERE.get(schema)) {
      for (Fault fault : faults(schema, text)) {
        Matcher unknown = UNKNOWN.matcher(fault.toString());
        if (unknown.matches()) {
          keys.computeIfAbsent(
                  unknown.group(1).replace("[0]", "").replaceFirst("\\.?unknown$", ""),
                  object -> new TreeSet<>())
              .addAll(Set.of(unknown.group(2).split(", ")));
        }
      }
    }
    return keys;
  }

  private static List<Fault> faults(WorkerFileSchema schema, String text) {
    List<Fault> faults = new ArrayList<>();
    YamlNode node = new YamlNode(schema.file(), "", yaml(text), faults);
    switch (schema) {
      case DEPARTMENT -> new DepartmentFileReader(node, "tax").read();
      case CALL -> new CallReader(node, "tax", null).read();
      case SAMPLE -> sample(text, faults);
    }
    return faults;
  }

  private static void sample(String text, List<Fault> faults) {
    String topic =
        text.startsWith("check")
            ? "asked"
            : text.startsWith("{callback") ? "later" : text.startsWith("{cases") ? "batch" : "now";
    List<Fault> none = new ArrayList<>();
    Map<String, String> calls =
        Map.of(
            "now", "{shape: answer-now, idempotency: query}",
            "asked", "{shape: answer-now, check: {method: GET, url: /a, found: =true}}",
            "later",
                "{shape: answer-later, idempotency: {header: Key}, callback: {ticket: =body, message: =body}}",
            "batch",
                "{shape: batch, idempotency: item, batch: {answers: =response.body, item: =answer.key}}");
    ObjectNode call =
        (ObjectNode)
            yaml(
                "{topic: a, names: {zh: a, en: a}, facts: [], method: POST, url: /a, resultExpression: =null}");
    call.setAll((ObjectNode) yaml(calls.get(topic)));
    Call read =
        new CallReader(new YamlNode("workers/tax/a.yaml", "", call, none), "tax", null).read();
    assertThat(none).isEmpty();
    byte[] content = yaml(text).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    new SampleReader(read, faults).read(new DataFile("workers/tax/samples/a/x.json", content));
  }

  private static JsonNode yaml(String text) {
    DataFile file =
        new DataFile("workers/tax/x.yaml", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return YamlFiles.read(file, JsonNode.class, new ArrayList<>())
        .orElseGet(() -> new JsonMapper().createObjectNode());
  }
}
