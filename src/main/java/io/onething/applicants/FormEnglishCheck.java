package io.onething.applicants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Checks that applicants can read their forms in English. Labels and choices of fields have their
 * English in the manifest; a text, the label of a group, a description and the choices in a list
 * have none unless the form gives it, as the custom properties {@code en}, {@code enDescription}
 * and {@code en:<value>}.
 */
@Component
class FormEnglishCheck implements FileCheck {

  private static final Set<String> WORDS = Set.of("text", "html", "group");

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      for (String form : forms(bundle)) {
        files
            .find("forms/" + bundle.bundle() + "/" + form + ".form")
            .ifPresent(file -> check(file, faults));
      }
    }
    return faults;
  }

  private static Set<String> forms(Bundle bundle) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(String.valueOf(bundle.applicationForm()));
    forms.add(Forms.CORRECTION);
    bundle.followUps().values().forEach(followUp -> forms.addAll(followUp.forms()));
    return forms;
  }

  private void check(DataFile file, List<Fault> faults) {
    try {
      check(file, json.readTree(file.content()).path("components"), faults);
    } catch (IOException saidByFormFiles) {
      // a form that cannot be read is a fault of its own
    }
  }

  private static void check(DataFile file, JsonNode components, List<Fault> faults) {
    for (JsonNode component : components) {
      boolean speaks =
          WORDS.contains(component.path("type").asText())
              && !(component.path("text").asText() + component.path("label").asText()).isBlank();
      if (speaks) {
        need(file, component, "en", faults);
      }
      if (!component.path("description").asText().isBlank()) {
        need(file, component, "enDescription", faults);
      }
      if (component.path("type").asText().equals("dynamiclist")) {
        component.path("components").forEach(column -> checkChoices(file, column, faults));
      }
      check(file, component.path("components"), faults);
    }
  }

  private static void checkChoices(DataFile file, JsonNode column, List<Fault> faults) {
    column
        .path("values")
        .forEach(choice -> need(file, column, "en:" + choice.path("value").asText(), faults));
  }

  private static void need(DataFile file, JsonNode component, String name, List<Fault> faults) {
    if (component.path("properties").path(name).asText().isBlank()) {
      faults.add(
          new Fault(
              file.path(),
              component.path("id").asText("(component)"),
              "has Chinese words only",
              "the English ones as its custom property " + name));
    }
  }
}
