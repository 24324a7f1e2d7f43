package io.onething.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * Fills a template once with the shortest of values. JasperReports cuts text that does not fit
 * without a word; here such text is found before a document loses a sentence.
 */
final class TrialFill {

  private static final int SHOWN = 20;

  private final PdfRenderer renderer;

  TrialFill(PdfRenderer renderer) {
    this.renderer = renderer;
  }

  /** The beginnings of the texts that are cut off. */
  List<String> textsCut(Template template) {
    Map<String, String> values = new HashMap<>();
    DocumentFields.ofEveryDocument().forEach(name -> values.put(name, "一"));
    template
        .fields()
        .forEach(
            name -> {
              values.put(name, "一");
              values.put(Row.subjectOf(name), "一");
            });
    JasperPrint print = renderer.fill(template, values);
    List<String> cut = new ArrayList<>();
    print.getPages().forEach(page -> collect(page.getElements(), cut));
    return cut;
  }

  private static void collect(List<JRPrintElement> elements, List<String> cut) {
    for (JRPrintElement element : elements) {
      if (element instanceof JRPrintFrame frame) {
        collect(frame.getElements(), cut);
      } else if (element instanceof JRPrintText text && text.getTextTruncateIndex() != null) {
        String full = text.getOriginalText();
        cut.add(full.length() <= SHOWN ? full : full.substring(0, SHOWN) + "…");
      }
    }
  }
}
