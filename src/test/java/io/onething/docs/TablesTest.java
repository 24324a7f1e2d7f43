package io.onething.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.FieldType;
import io.onething.shared.ErrorCode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Tables of the documents that repeat what the code says. */
class TablesTest {

  @Test
  void errors() {
    List<String> rows =
        Arrays.stream(ErrorCode.values())
            .map(
                code ->
                    "| `%s` | %s | %d | %s | %s |"
                        .formatted(
                            code.name(),
                            code.fault().name().toLowerCase(Locale.ROOT),
                            code.status(),
                            code.title().zh(),
                            code.title().en()))
            .toList();
    String table = Document.at("src/docs/reference/errors.md").text();
    assertThat(table.substring(table.indexOf("| code |")).lines().skip(2).toList()).isEqualTo(rows);
  }

  @Test
  void keysOfABundle() {
    assertThat(Document.at("src/docs/reference/bundle.md").firstColumn())
        .startsWith(keys(Bundle.class))
        .contains(keys(Bundle.Field.class))
        .contains(keys(Bundle.ClockLimit.class))
        .contains("at", "notify", "raise", "order", "penalty")
        .contains(keys(Bundle.Tacit.class));
  }

  @Test
  void typesOfAField() throws NoSuchFieldException {
    String table = Document.at("src/docs/reference/bundle.md").text();
    for (FieldType type : FieldType.values()) {
      String id =
          FieldType.class
              .getField(type.name())
              .getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class)
              .value();
      assertThat(table).contains("`" + id + "`");
    }
  }

  /** Every setting of ours with its default; the demo's are its own affair. */
  @Test
  void settings() throws ClassNotFoundException {
    List<String> rows =
        Document.at("src/docs/how-to/run-in-production.md")
            .text()
            .lines()
            .filter(line -> line.startsWith("| `"))
            .toList();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    var found = scanner.findCandidateComponents("io.onething");
    assertThat(found).hasSizeGreaterThan(2);
    for (var definition : found) {
      Class<?> type = Class.forName(String.valueOf(definition.getBeanClassName()));
      if (type.getPackageName().startsWith("io.onething.sandbox")) {
        continue;
      }
      String prefix = type.getAnnotation(ConfigurationProperties.class).value();
      assertSettings(rows, type, prefix);
    }
  }

  private static void assertSettings(List<String> rows, Class<?> type, String prefix) {
    for (RecordComponent component : type.getRecordComponents()) {
      String setting = prefix + "." + dashed(component.getName());
      if (component.getType().isRecord()) {
        assertSettings(rows, component.getType(), setting);
      } else {
        assertThat(rows)
            .anySatisfy(
                row -> {
                  assertThat(row).startsWith("| `" + setting + "` |");
                  defaults(type, component).forEach(value -> assertThat(row).contains(value));
                });
      }
    }
  }

  private static Stream<String> defaults(Class<?> type, RecordComponent component) {
    return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .map(parameter -> parameter.getAnnotation(DefaultValue.class))
        .filter(given -> given != null)
        .flatMap(given -> Arrays.stream(given.value()));
  }

  private static String[] keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
