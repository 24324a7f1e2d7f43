package io.onething.applicants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FieldType;
import io.onething.catalog.FileCheck;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import io.onething.shared.Codes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the forms: that both Tasklist and portal can show them, and that every field is a fact of
 * the bundle.
 */
@Component
class FormFiles implements FileCheck {

  /**
   * What the form-js 1.8.7 of Tasklist 7.24 knows; another type keeps the whole form from loading.
   */
  private static final Set<String> TYPES =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "datetime",
          "expression",
          "checkbox",
          "checklist",
          "radio",
          "select",
          "taglist",
          "text",
          "image",
          "table",
          "html",
          "spacer",
          "separator",
          "group",
          "dynamiclist",
          "iframe",
          "button");

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      for (DataFile file : files.matching("forms/" + bundle.bundle() + "/*.form")) {
        check(file, bundle, faults);
      }
    }
    return faults;
  }

  private void check(DataFile file, Bundle bundle, List<Fault> faults) {
    JsonNode form;
    try {
      form = json.readTree(file.content());
    } catch (JsonProcessingException malformed) {
      faults.add(
          new Fault(
              file.path(),
              "line " + malformed.getLocation().getLineNr(),
              malformed.getOriginalMessage(),
              "a form as Camunda Modeler writes it"));
      return;
    } catch (IOException unreadable) {
      faults.add(new Fault(file.path(), "(file)", "cannot be read", "a form"));
      return;
    }
    String id = form.path("id").asText();
    String expected = file.name().replace(".form", "");
    if (!id.equals(expected)) {
      faults.add(
          new Fault(file.path(), "id", "'" + id + "'", "the file's name '" + expected + "'"));
    }
    checkComponents(file, bundle, bundle.fields().keySet(), form.path("components"), faults);
    checkIds(file, form.path("components"), new HashSet<>(), faults);
  }

  /** The browser shows nothing of a form in which two components have the same id. */
  private static void checkIds(
      DataFile file, JsonNode components, Set<String> seen, List<Fault> faults) {
    for (JsonNode component : components) {
      String id = component.path("id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        faults.add(new Fault(file.path(), id + ".id", "used twice", "an id of its own"));
      }
      checkIds(file, component.path("components"), seen, faults);
    }
  }

  private static void checkComponents(
      DataFile file, Bundle bundle, Set<String> known, JsonNode components, List<Fault> faults) {
    for (JsonNode component : components) {
      String path = component.path("key").asText(component.path("id").asText("(component)"));
      String type = component.path("type").asText();
      if (!TYPES.contains(type)) {
        faults.add(
            new Fault(
                file.path(),
                path + ".type",
                "'" + type + "' is unknown to the forms of Tasklist",
                "one of " + TYPES.stream().sorted().toList()));
      }
      if (component.hasNonNull("key") && !known.contains(path)) {
        faults.add(
            new Fault(
                file.path(), path + ".key", "no such field in the bundle", "one of " + known));
      }
      if (type.equals("dynamiclist")) {
        checkList(file, bundle, component, faults);
        continue;
      }
      Bundle.@Nullable Field field = bundle.fields().get(path);
      if (field != null && field.type() == FieldType.FILE) {
        checkFile(file, bundle, path, type, faults);
      }
      if (FormField.isOfSeveral(component)) {
        checkOptions(file, path, component.path("values"), faults);
      }
      checkExpression(
          file, path + ".conditional.hide", component.path("conditional").path("hide"), faults);
      checkPattern(
          file, path + ".validate.pattern", component.path("validate").path("pattern"), faults);
      checkComponents(file, bundle, known, component.path("components"), faults);
    }
  }

  /** A list is a field of that type by its path, and what stands in it are the field's columns. */
  private static void checkList(DataFile file, Bundle bundle, JsonNode list, List<Fault> faults) {
    String path = list.path("path").asText();
    Bundle.@Nullable Field field = bundle.fields().get(path);
    if (field == null || field.type() != FieldType.LIST || field.columns().isEmpty()) {
      faults.add(
          new Fault(
              file.path(),
              list.path("id").asText() + ".path",
              "'" + path + "' is no list with columns",
              "a field of type list that has columns"));
      return;
    }
    checkComponents(file, bundle, field.columns().keySet(), list.path("components"), faults);
    for (JsonNode component : list.path("components")) {
      checkOwnEntry(file, component, field.columns().keySet(), faults);
    }
  }

  /**
   * In the browser a name is one of the whole form; what stands in the same entry is {@code this}.
   */
  private static void checkOwnEntry(
      DataFile file, JsonNode component, Set<String> columns, List<Fault> faults) {
    String hide = component.path("conditional").path("hide").asText();
    if (hide.isBlank()) {
      return;
    }
    try {
      FeelExpression condition = FeelExpression.parse(hide);
      columns.stream()
          .filter(condition::refersTo)
          .sorted()
          .forEach(
              column ->
                  faults.add(
                      new Fault(
                          file.path(),
                          component.path("key").asText() + ".conditional.hide",
                          "'" + column + "' is a column of the list, and names nothing by itself",
                          "this." + column)));
    } catch (FeelSyntaxFault saidAlready) {
      // said of the component
    }
  }

  /** The portal shows its own place for files where the form has the text field of a file. */
  private static void checkFile(
      DataFile file, Bundle bundle, String path, String type, List<Fault> faults) {
    if (!type.equals("textfield")) {
      faults.add(
          new Fault(
              file.path(),
              path + ".type",
              "'" + type + "' holds no files",
              "textfield for a file"));
    }
    String form = file.stem();
    if (bundle.followUps().values().stream().anyMatch(each -> each.forms().contains(form))) {
      faults.add(
          new Fault(
              file.path(),
              path + ".key",
              "a file is asked for when the case has ended, and is not taken then",
              "files on the forms of the application and of its correction only"));
    } else if (!Set.of(String.valueOf(bundle.applicationForm()), Forms.CORRECTION).contains(form)) {
      faults.add(
          new Fault(
              file.path(),
              path + ".key",
              "a file is asked of a clerk",
              "files on the forms of the applicant only"));
    }
  }

  /** What is chosen is kept with commas between; an option of two codes could not be told apart. */
  private static void checkOptions(
      DataFile file, String path, JsonNode options, List<Fault> faults) {
    for (JsonNode option : options) {
      String code = option.path("value").asText();
      if (!Codes.isCode(code)) {
        faults.add(
            new Fault(
                file.path(),
                path + ".values",
                "'" + code + "' is not one code",
                "a code in capitals, as in WRONG_SCHOOL"));
      }
    }
  }

  private static void checkExpression(
      DataFile file, String path, JsonNode expression, List<Fault> faults) {
    if (expression.isTextual() && !expression.asText().isBlank()) {
      try {
        FeelExpression.parse(expression.asText());
      } catch (FeelSyntaxFault wrong) {
        faults.add(
            new Fault(file.path(), path, String.valueOf(wrong.getMessage()), "a FEEL expression"));
      }
    }
  }

  private static void checkPattern(
      DataFile file, String path, JsonNode pattern, List<Fault> faults) {
    if (pattern.isTextual()) {
      try {
        Pattern.compile(pattern.asText());
      } catch (PatternSyntaxException wrong) {
        faults.add(new Fault(file.path(), path, wrong.getDescription(), "a regular expression"));
      }
    }
  }
}
