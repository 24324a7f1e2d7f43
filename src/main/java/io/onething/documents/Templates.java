package io.onething.documents;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;
import org.w3c.dom.Document;

/** The templates of all bundles; each is prepared when first needed and kept. */
final class Templates {

  static final String SHARED = "processes/shared/documents/";
  static final String STYLES = SHARED + "official.jrtx";

  private final DataFiles files;
  private final JasperReportsContext context;

  /** One with the layouts that the edition holds for each edition's own templates. */
  private final Map<String, Templates> editions = new ConcurrentHashMap<>();

  private final Map<String, JasperReport> layouts = new ConcurrentHashMap<>();
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  Templates(DataFiles files, JasperReportsContext context) {
    this.files = files;
    this.context = context;
  }

  /** The template of a document as the bundle's edition has it. */
  Template of(Catalog catalog, Bundle bundle, String document) {
    return editions
        .computeIfAbsent(
            catalog.nameOf(bundle), name -> new Templates(catalog.filesOf(bundle), context))
        .of(bundle.bundle(), document);
  }

  /** The template of a bundle's document. */
  Template of(String bundle, String document) {
    return templates.computeIfAbsent(pathOf(bundle, document), this::prepare);
  }

  static String pathOf(String bundle, String document) {
    return "processes/" + bundle + "/documents/" + document + ".jrxml";
  }

  /** Prepares a template that has passed its check, and its layout. */
  Template prepare(String path) {
    DataFile file = required(path);
    Document xml = Jrxml.checked(file);
    String layout = Jrxml.property(xml, "onething.layout", "letter");
    return new Template(
        layouts.computeIfAbsent(layout, name -> compile(required(SHARED + name + ".jrxml"))),
        compile(file),
        Jrxml.property(xml, "onething.issuer", ""),
        Jrxml.property(xml, "onething.word", ""));
  }

  /** Puts the shared styles in the place of {@code <template>} and prepares the report. */
  private JasperReport compile(DataFile file) {
    try {
      JasperDesign design = JRXmlLoader.load(context, new ByteArrayInputStream(file.content()));
      List.copyOf(design.getTemplatesList()).forEach(design::removeTemplate);
      JRTemplate shared =
          JRXmlTemplateLoader.getInstance(context)
              .loadTemplate(new ByteArrayInputStream(required(STYLES).content()));
      for (JRStyle style : shared.getStyles()) {
        if (!design.getStylesMap().containsKey(style.getName())) {
          design.addStyle(style);
        }
      }
      return JasperCompileManager.getInstance(context).compile(design);
    } catch (JRException | JRRuntimeException refused) {
      throw new UnusableTemplate(file.path(), refused);
    }
  }

  private DataFile required(String path) {
    return files.find(path).orElseThrow(() -> new IllegalStateException("No template " + path));
  }
}
