package io.onething.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.YamlFiles;
import io.onething.testing.PdfText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.junit.jupiter.api.Test;

/** Several heirs of one property, each with a share, on what the notary and the registry issue. */
class SeveralOwnersTest {

  private static final DataFiles FILES = new DataFiles(DataFiles.DEFAULT_LOCATION);
  private static final JasperReportsContext CONTEXT = Reporting.context();
  private static final String BUNDLE = "inheritance-transfer";

  private final Bundle bundle =
      YamlFiles.read(
              FILES.find("processes/" + BUNDLE + "/bundle.yaml").orElseThrow(),
              Bundle.class,
              new ArrayList<>())
          .orElseThrow();

  private static final List<Map<String, Object>> HEIRS =
      List.of(
          heir("沈静怡", "440304198306122626", "SPOUSE", Map.of("role", "INHERITS", "share", 40)),
          heir(
              "顾小雨",
              "440304201503183123",
              "CHILD",
              Map.of("role", "INHERITS", "share", 30, "signedBy", "GUARDIAN", "signerName", "沈静怡")),
          heir(
              "顾明远",
              "44030420011009351X",
              "CHILD",
              Map.of("role", "INHERITS", "share", 30, "signedBy", "AGENT", "signerName", "叶青")),
          heir("顾老夫人", "440304194305010028", "PARENT", Map.of("role", "WAIVES")));

  @Test
  void theCertificateNamesEachOwnerWithTheShare() throws IOException {
    assertThat(text("property-certificate", HEIRS))
        .contains("沈静怡（440304198306122626），份额40%", "顾小雨", "份额30%", "共有情况按份共有")
        .doesNotContain("顾老夫人");
  }

  @Test
  void aSoleOwnerHasNoShare() throws IOException {
    assertThat(text("property-certificate", List.of(HEIRS.getFirst())))
        .contains("沈静怡（440304198306122626）", "共有情况单独所有")
        .doesNotContain("%");
  }

  @Test
  void theDeedNamesAllHeirsAndWhoActedForWhom() throws IOException {
    assertThat(text("deed", HEIRS))
        .contains(
            "沈静怡（配偶，440304198306122626）继承40%",
            "继承30%，由监护人沈静怡代理", "由委托代理人叶青代理", "顾老夫人（父母，440304194305010028）放弃继承", "沈静怡、顾小雨、顾明远按上列份额");
  }

  @Test
  void twelveHeirsStillFit() throws IOException {
    List<Map<String, Object>> many =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    heir(
                        "欧阳继承" + i,
                        "11010519491231002X",
                        "CHILD",
                        Map.of("role", "INHERITS", "share", 8.33)))
            .toList();
    for (String document :
        List.of("deed", "property-certificate", "tax-exemption", "registration-acceptance")) {
      String text = text(document, many);
      many.forEach(each -> assertThat(text).contains(String.valueOf(each.get("name"))));
    }
  }

  private String text(String document, List<Map<String, Object>> heirs) throws IOException {
    Template template = new Templates(FILES, CONTEXT).of(BUNDLE, document);
    Map<String, String> values = new HashMap<>();
    DocumentFields.of(bundle, document).forEach(name -> values.put(name, "某" + name));
    values.put(DocumentFields.DOCUMENT_NAME, DocumentFields.nameOf(bundle, document).zh());
    values.put(DocumentFields.VERIFICATION_CODE, "7KQ2-M9XD-4RTW-0HZE");
    values.put(DocumentFields.VERIFICATION_URL, "http://localhost:8080/verify/7KQ2");
    DerivedValues.of(bundle, document, Map.of("heirs", heirs))
        .forEach(
            (name, lines) ->
                values.put(
                    name,
                    lines.size() == 1
                        ? lines.getFirst()
                        : IntStream.range(0, lines.size())
                            .mapToObj(i -> (i + 1) + ". " + lines.get(i))
                            .collect(Collectors.joining("\n"))));
    byte[] pdf = new PdfRenderer(CONTEXT, new DocumentFont(CONTEXT)).render(template, values);
    Path folder = Files.createDirectories(Path.of("target", "documents", "several-owners"));
    Files.write(folder.resolve(document + "-" + heirs.size() + ".pdf"), pdf);
    return PdfText.of(pdf).replaceAll("\\s", "");
  }

  private static Map<String, Object> heir(
      String name, String number, String relation, Map<String, Object> more) {
    Map<String, Object> heir = new HashMap<>(more);
    heir.put("name", name);
    heir.put("idNumber", number);
    heir.put("relation", relation);
    return heir;
  }
}
