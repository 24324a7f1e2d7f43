package io.onething.documents;

import io.onething.shared.CityTime;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;

/** Fills a template with values and writes it as PDF. */
final class PdfRenderer {

  private final JasperReportsContext context;
  private final DocumentFont font;

  PdfRenderer(JasperReportsContext context, DocumentFont font) {
    this.context = context;
    this.font = font;
  }

  /**
   * @param values texts by field name; {@link DocumentFields} says which every document has
   */
  byte[] render(Template template, Map<String, String> values) {
    Map<String, String> shown = new HashMap<>();
    values.forEach((name, value) -> shown.put(name, font.showable(value)));
    try {
      return export(fill(template, shown), shown);
    } catch (JRException failed) {
      throw new UnusableTemplate(template.body().getName(), failed);
    }
  }

  /** The pages of the document before they are written. */
  JasperPrint fill(Template template, Map<String, String> shown) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("body", template.body());
    parameters.put("bodyRow", new Row(shown));
    parameters.put("seal", new Seal(shown.getOrDefault(DocumentFields.ISSUER, ""), font));
    parameters.put("qr", new QrCode(shown.getOrDefault(DocumentFields.VERIFICATION_URL, "")));
    parameters.put(JRParameter.REPORT_LOCALE, Locale.SIMPLIFIED_CHINESE);
    parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone(CityTime.ZONE));
    try {
      return JasperFillManager.getInstance(context)
          .fill(template.layout(), parameters, new Row(shown));
    } catch (JRException | JRRuntimeException failed) {
      throw new UnusableTemplate(template.body().getName(), failed);
    }
  }

  private byte[] export(JasperPrint print, Map<String, String> values) throws JRException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JRPdfExporter exporter = new JRPdfExporter(context);
    exporter.setExporterInput(new SimpleExporterInput(print));
    exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
    SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
    configuration.setMetadataTitle(values.getOrDefault(DocumentFields.DOCUMENT_NAME, ""));
    configuration.setMetadataAuthor(values.getOrDefault(DocumentFields.ISSUER, ""));
    configuration.setMetadataCreator("OneThing");
    configuration.setTagged(true);
    configuration.setTagLanguage("zh-CN");
    configuration.setCompressed(true);
    exporter.setConfiguration(configuration);
    exporter.exportReport();
    return bytes.toByteArray();
  }
}
