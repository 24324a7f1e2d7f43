package io.onething.documents;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.w3c.dom.Document;

/**
 * Checks every template before any is used. A JRXML expression is Java, so a template may hold only
 * what {@link TemplateRules} lists; what passes is then prepared once, which finds faults of
 * layout.
 */
final class TemplateCheck implements FileCheck {

  private static final List<String> LAYOUTS = List.of("letter", "certificate");

  private final JasperReportsContext context;

  TemplateCheck(JasperReportsContext context) {
    this.context = context;
  }

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    List<DataFile> layouts = files.matching(Templates.SHARED + "*.jrxml");
    List<DataFile> styles = files.matching(Templates.SHARED + "*.jrtx");
    styles.forEach(file -> structure(file, TemplateRules.styles(), faults));
    TemplateRules rules = TemplateRules.layout(DocumentFields.ofEveryDocument());
    layouts.forEach(file -> structure(file, rules, faults));
    for (DataFile file : files.matching("processes/*/documents/*.jrxml")) {
      if (!file.path().startsWith(Templates.SHARED)) {
        body(file, bundles, faults);
      }
    }
    if (faults.isEmpty()) {
      prepare(files, faults);
    }
    return faults;
  }

  private static void body(DataFile file, List<Bundle> bundles, List<Fault> faults) {
    String folder = file.path().split("/", -1)[1];
    bundles.stream()
        .filter(bundle -> bundle.bundle().equals(folder))
        .findFirst()
        .ifPresent(
            bundle -> {
              String id = file.name().replace(".jrxml", "");
              structure(file, TemplateRules.body(DocumentFields.of(bundle, id), bundle), faults);
              if (!bundle.documents().containsKey(id)) {
                faults.add(
                    new Fault(
                        file.path(),
                        "(file)",
                        "no document '" + id + "' in bundle.yaml",
                        "one of " + bundle.documents().keySet()));
              }
            });
  }

  private static void structure(DataFile file, TemplateRules rules, List<Fault> faults) {
    Jrxml.read(file, faults)
        .ifPresent(
            xml -> {
              faults.addAll(new TemplateReading(file.path(), rules).faultsIn(xml));
              properties(file, xml, faults);
            });
  }

  private static void properties(DataFile file, Document xml, List<Fault> faults) {
    if (file.path().startsWith(Templates.SHARED)) {
      return;
    }
    String layout = Jrxml.property(xml, "onething.layout", LAYOUTS.getFirst());
    if (!LAYOUTS.contains(layout)) {
      faults.add(
          new Fault(
              file.path(),
              "property onething.layout",
              "unknown layout '" + layout + "'",
              "one of " + LAYOUTS));
    }
    for (String name : Set.of("onething.issuer", "onething.word")) {
      if (Jrxml.property(xml, name, "").isBlank()) {
        faults.add(
            new Fault(
                file.path(),
                "property " + name,
                "is missing",
                "the issuing department's id and its word in the document number"));
      }
    }
  }

  private void prepare(DataFiles files, List<Fault> faults) {
    Map<String, DataFiles> seenBy = new HashMap<>();
    Map<DataFiles, Templates> prepared = new IdentityHashMap<>();
    TrialFill trial = new TrialFill(new PdfRenderer(context, new DocumentFont(context)));
    for (DataFile file : files.matching("processes/*/documents/*.jrxml")) {
      if (!file.path().startsWith(Templates.SHARED)) {
        Templates templates =
            prepared.computeIfAbsent(
                seenBy.computeIfAbsent(file.path().split("/", -1)[1], files::asSeenBy),
                seen -> new Templates(seen, context));
        try {
          trial
              .textsCut(templates.prepare(file.path()))
              .forEach(
                  cut ->
                      faults.add(
                          new Fault(
                              file.path(),
                              "(layout)",
                              "the text '" + cut + "' is cut off",
                              "a higher element, or a textField with textAdjust=\"StretchHeight\"")));
        } catch (UnusableTemplate refused) {
          faults.add(
              new Fault(
                  file.path(),
                  "(layout)",
                  String.valueOf(refused.getMessage()),
                  "a template that JasperReports 7 can fill"));
        }
      }
    }
  }
}
