package io.onething.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.YamlFiles;
import io.onething.testing.PdfText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every document of every bundle, with values as its manifest describes them, is one page that says
 * what it is and leaves nothing open. The PDFs stay under {@code target/documents/<bundle>}, to be
 * looked at.
 */
class EveryDocumentTest {

  private static final DataFiles FILES = new DataFiles(DataFiles.DEFAULT_LOCATION);
  private static final JasperReportsContext CONTEXT = Reporting.context();
  private static final PdfRenderer RENDERER = new PdfRenderer(CONTEXT, new DocumentFont(CONTEXT));
  private static final Templates TEMPLATES = new Templates(FILES, CONTEXT);
  private static final String DAY = "2026年11月25日";

  static Stream<Arguments> documents() {
    return FILES.matching("processes/*/bundle.yaml").stream()
        .map(EveryDocumentTest::bundle)
        .flatMap(
            bundle ->
                bundle.documents().keySet().stream().map(id -> Arguments.of(bundle.bundle(), id)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isOnePageThatLeavesNothingOpen(String id, String document) throws IOException {
    Bundle bundle = bundle(FILES.find("processes/" + id + "/bundle.yaml").orElseThrow());
    Template template = TEMPLATES.of(id, document);
    Map<String, String> values = values(bundle, document, template);
    values.put(DocumentFields.DOCUMENT_NAME, DocumentFields.nameOf(bundle, document).zh());
    values.put(DocumentFields.DOCUMENT_NAME_EN, DocumentFields.nameOf(bundle, document).en());

    byte[] pdf = RENDERER.render(template, values);

    Path folder = Path.of("target", "documents", id);
    Files.createDirectories(folder);
    Files.write(folder.resolve(document + ".pdf"), pdf);
    assertThat(PdfText.pages(pdf)).isEqualTo(1);
    assertThat(PdfText.of(pdf).replaceAll("\\s", ""))
        .contains(values.get(DocumentFields.DOCUMENT_NAME))
        .doesNotContain("／", "null");
  }

  private static Map<String, String> values(Bundle bundle, String document, Template template) {
    Map<String, String> values = new HashMap<>();
    bundle.fields().forEach((name, field) -> values.put(name, value(name, field)));
    for (String name : DocumentFields.of(bundle, document)) {
      values.putIfAbsent(name, DAY);
    }
    values.put(DocumentFields.BUNDLE, bundle.names().zh());
    values.put(DocumentFields.CASE_NUMBER, "RC20261125-7K2M9X");
    values.put(DocumentFields.DOCUMENT_NUMBER, template.word() + "〔2026〕RC20261125-7K2M9X号");
    values.put(DocumentFields.VERIFICATION_CODE, "7KQ2-M9XD-4RTW-0HZE");
    values.put(DocumentFields.VERIFICATION_URL, "http://localhost:8080/verify/7KQ2-M9XD-4RTW-0HZE");
    values.put(DocumentFields.ISSUER, "某某市某某局");
    return values;
  }

  private static String value(String name, Bundle.Field field) {
    return switch (field.type()) {
      case CODE -> field.values().values().iterator().next().zh();
      case DATE -> DAY;
      case CITIZEN_ID -> "11010519491231002X";
      case MOBILE -> "13800000000";
      case NUMBER -> "12";
      default -> name.endsWith("Name") ? "欧阳知夏" : "某" + field.names().zh();
    };
  }

  private static Bundle bundle(DataFile file) {
    return YamlFiles.read(file, Bundle.class, new ArrayList<>()).orElseThrow();
  }
}
