package io.onething.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import io.onething.testing.PdfText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;

class PdfRendererTest {

  private static final JasperReportsContext CONTEXT = Reporting.context();
  private static final DocumentFont FONT = new DocumentFont(CONTEXT);

  private final Templates templates =
      new Templates(new DataFiles(DataFiles.DEFAULT_LOCATION), CONTEXT);
  private final PdfRenderer renderer = new PdfRenderer(CONTEXT, FONT);

  @Test
  void rareCharactersAndMarkupAppearAsText() throws IOException {
    String text = PdfText.of(notice(Map.of("applicantName", "李𠮷<img onerror=alert(1)>")));

    assertThat(text).contains("李𠮷<img onerror=alert(1)>：");
  }

  @Test
  void aCharacterThatNoFontHasIsWrittenAsItsNumber() throws IOException {
    assertThat(PdfText.of(notice(Map.of("applicantName", "李😀")))).contains("李〔U+1F600〕：");
  }

  @Test
  void embedsSubsetsOfItsOwnFonts() throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(notice(Map.of("applicantName", "李𠮷")))) {
      for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
        fonts.add(pdf.getPage(0).getResources().getFont(name));
      }
    }
    assertThat(fonts)
        .filteredOn(font -> font.getName().contains("Noto"))
        .hasSize(2)
        .allSatisfy(
            font -> {
              assertThat(font.isEmbedded()).isTrue();
              assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSerif(SC|JP)-Regular");
            });
  }

  private byte[] notice(Map<String, String> values) {
    Map<String, String> all = new HashMap<>();
    all.put(DocumentFields.ISSUER, "深圳市人力资源和社会保障局");
    all.put(DocumentFields.DOCUMENT_NAME, "受理通知书");
    all.put(DocumentFields.VERIFICATION_URL, "http://localhost/verify");
    all.putAll(values);
    return renderer.render(templates.of("talent-residency", "acceptance-notice"), all);
  }
}
