package io.onething.applicants;

import io.onething.catalog.Bundle;
import io.onething.catalog.FieldText;
import io.onething.catalog.FieldType;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import io.onething.shared.FieldFault;
import io.onething.shared.Listed;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an applicant has filled in against the form and the bundle's fields; all faults at
 * once.
 */
final class FormCheck {

  private final Bundle bundle;
  private final FormDefinition form;
  private final LocalDate today;
  private final Map<String, Set<String>> uploads;
  private final List<FieldFault> faults = new ArrayList<>();

  /**
   * @param uploads ids of the files that were uploaded for the case, by field
   */
  FormCheck(Bundle bundle, FormDefinition form, LocalDate today, Map<String, Set<String>> uploads) {
    this.uploads = uploads;
    this.bundle = bundle;
    this.form = form;
    this.today = today;
  }

  /**
   * The facts that the applicant has typed.
   *
   * @param given what came in, by key
   * @param known what the case knows already, which a typed value cannot change
   * @throws OneThingException {@code INVALID_INPUT} with every field at fault
   */
  Map<String, Object> typed(Map<String, @Nullable Object> given, Map<String, Object> known) {
    Map<String, FormField> fields = new LinkedHashMap<>();
    form.fields().forEach(field -> fields.put(field.key(), field));
    given.keySet().stream()
        .filter(key -> !fields.containsKey(key))
        .forEach(
            key ->
                fault(
                    key,
                    "表单没有这个字段",
                    "The form has no such field",
                    key,
                    "one of " + fields.keySet()));
    Map<String, @Nullable Object> names = new HashMap<>();
    bundle.fields().keySet().forEach(key -> names.put(key, null));
    names.putAll(known);
    given.forEach(
        (key, value) -> {
          if (fields.containsKey(key) && !fields.get(key).readOnly()) {
            names.put(key, value);
          }
        });
    Map<String, Object> typed = new LinkedHashMap<>();
    for (FormField field : fields.values()) {
      @Nullable Object value = given.get(field.key());
      if (field.readOnly()) {
        refuseChange(field, value, known.get(field.key()));
      } else if (!hidden(field, names)) {
        check(field, chosen(field, value), known).ifPresent(good -> typed.put(field.key(), good));
      }
    }
    if (faults.isEmpty()) {
      names.putAll(typed);
      checkRules(fields.keySet(), names);
    }
    if (!faults.isEmpty()) {
      throw OneThingException.faultyFields(faults);
    }
    return typed;
  }

  /** The rules of the fields that this form asks for; only once each field is right by itself. */
  private void checkRules(Set<String> asked, Map<String, @Nullable Object> names) {
    names.put("today", today);
    for (Bundle.FieldRule rule : bundle.rules()) {
      if (asked.contains(rule.field()) && !holds(rule.require(), names)) {
        faults.add(new FieldFault(rule.field(), rule.problem(), null, null));
      }
    }
  }

  private boolean holds(String condition, Map<String, @Nullable Object> names) {
    try {
      return Boolean.TRUE.equals(FeelExpression.parse(condition).evaluate(names));
    } catch (FeelSyntaxFault checkedBefore) {
      throw new IllegalStateException(bundle.bundle() + ": rules: " + condition, checkedBefore);
    }
  }

  private void refuseChange(FormField field, @Nullable Object value, @Nullable Object known) {
    if (value != null && !value.equals("") && !Objects.equals(value, known)) {
      fault(
          field.key(),
          "由部门提供，不能更改；如有误请向该部门申请更正",
          "Supplied by a department; it cannot be changed here",
          null,
          "no value, or the one that was prefilled");
    }
  }

  private boolean hidden(FormField field, Map<String, @Nullable Object> names) {
    return field.hides().stream()
        .anyMatch(
            condition -> {
              try {
                return Boolean.TRUE.equals(FeelExpression.parse(condition).evaluate(names));
              } catch (FeelSyntaxFault wrong) {
                throw new IllegalStateException(
                    "Form of " + bundle.bundle() + ": " + field.key() + ": " + condition, wrong);
              }
            });
  }

  /** Several options of a form arrive as a list; the house keeps them as one text. */
  private static @Nullable Object chosen(FormField field, @Nullable Object value) {
    return field.several() && value instanceof List<?> options
        ? options.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value;
  }

  private Optional<Object> check(
      FormField field, @Nullable Object value, Map<String, Object> known) {
    Bundle.@Nullable Field declared = bundle.fields().get(field.key());
    if (declared != null && declared.type() == FieldType.FILE) {
      Set<String> there = uploads.getOrDefault(field.key(), Set.of());
      return new FilesCheck(field, declared.mostFiles(), there, faults).check(value);
    }
    boolean missing =
        value == null || value.equals("") || (field.checkbox() && value.equals(false));
    if (missing) {
      if (field.required()) {
        fault(
            field.key(),
            field.checkbox() ? "请勾选“" + field.label() + "”" : "请填写“" + field.label() + "”",
            "Required",
            null,
            "a value");
      }
      return Optional.ofNullable(field.checkbox() && value != null ? value : null);
    }
    if (!field.columns().isEmpty()) {
      return new ListCheck(bundle, field, today, faults).check(value);
    }
    if (field.number()) {
      return value instanceof Number ? Optional.of(value) : wrongType(field, "a number");
    }
    if (field.checkbox()) {
      return value instanceof Boolean ? Optional.of(value) : wrongType(field, "true or false");
    }
    if (!(value instanceof String text)) {
      return wrongType(field, "a text");
    }
    return checkText(field, text, known) ? Optional.of(text) : Optional.empty();
  }

  private Optional<Object> wrongType(FormField field, String expected) {
    fault(field.key(), "格式不正确", "Of another kind than expected", null, expected);
    return Optional.empty();
  }

  private boolean checkText(FormField field, String text, Map<String, Object> known) {
    int before = faults.size();
    Bundle.@Nullable Field declared = bundle.fields().get(field.key());
    int longest =
        Math.min(
            field.maxLength() == null ? FieldText.LONGEST : field.maxLength(),
            declared == null || declared.maxLength() == null
                ? FieldText.LONGEST
                : declared.maxLength());
    Optional<FieldText.Problem> unreadable = FieldText.ofCharacters(text, longest);
    if (unreadable.isPresent()) {
      fault(field.key(), unreadable.get());
    } else if (!field.options().isEmpty() && !isOffered(field, text)) {
      fault(
          field.key(),
          "请从选项中选择",
          "Not one of the options",
          FieldText.shortened(text),
          "one of " + field.options());
    } else if (field.pattern() != null && !field.pattern().matcher(text).find()) {
      fault(field.key(), "格式不正确", "Not of the form expected", null, field.pattern().pattern());
    } else if (declared != null) {
      FieldText.ofType(declared.type(), text, today)
          .ifPresent(problem -> fault(field.key(), problem));
      if (declared.type() == FieldType.SIGNATURE && !text.strip().equals(applicantName(known))) {
        fault(
            field.key(),
            "签名须与申请人姓名一致",
            "Not the applicant's name",
            null,
            "the name of the person who signs");
      }
    }
    return faults.size() == before;
  }

  private static boolean isOffered(FormField field, String text) {
    return field.several()
        ? field.options().containsAll(Listed.all(text))
        : field.options().contains(text);
  }

  private @Nullable Object applicantName(Map<String, Object> known) {
    return bundle.fields().entrySet().stream()
        .filter(entry -> entry.getValue().source().equals("identity"))
        .filter(entry -> entry.getValue().type() == FieldType.TEXT)
        .map(entry -> known.get(entry.getKey()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void fault(String key, FieldText.Problem problem) {
    faults.add(new FieldFault(key, problem.text(), problem.found(), problem.expected()));
  }

  private void fault(
      String key, String zh, String en, @Nullable String found, @Nullable String expected) {
    faults.add(new FieldFault(key, new Localized(zh, en), found, expected));
  }
}
