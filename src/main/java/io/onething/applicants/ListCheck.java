package io.onething.applicants;

import io.onething.catalog.Bundle;
import io.onething.catalog.FieldText;
import io.onething.catalog.FieldType;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a list that an applicant has filled in, entry by entry; every fault at the list. */
final class ListCheck {

  private static final int MOST_ENTRIES = 50;
  private static final int LONGEST = 200;

  private final FormField list;
  private final Map<String, Bundle.Column> declared;
  private final LocalDate today;
  private final List<FieldFault> faults;

  ListCheck(Bundle bundle, FormField list, LocalDate today, List<FieldFault> faults) {
    this.list = list;
    Bundle.@Nullable Field field = bundle.fields().get(list.key());
    this.declared = field == null ? Map.of() : field.columns();
    this.today = today;
    this.faults = faults;
  }

  /** The entries with what the form asks for and nothing else; empty if something is wrong. */
  Optional<Object> check(@Nullable Object value) {
    int before = faults.size();
    if (!(value instanceof List<?> entries) || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      fault("须有1至" + MOST_ENTRIES + "项", "Not a list of 1 to " + MOST_ENTRIES + " entries");
      return Optional.empty();
    }
    List<Map<String, Object>> good = new java.util.ArrayList<>();
    int number = 0;
    for (Object entry : entries) {
      number++;
      if (entry instanceof Map<?, ?> given) {
        good.add(entry(number, given));
      } else {
        fault("第" + number + "项格式不正确", "Entry " + number + " is no object");
      }
    }
    return faults.size() == before ? Optional.of(good) : Optional.empty();
  }

  private Map<String, Object> entry(int number, Map<?, ?> given) {
    Map<String, Object> kept = new LinkedHashMap<>();
    for (FormField column : list.columns()) {
      @Nullable Object value = meant(column, given.get(column.key()));
      if (value == null || value.equals("")) {
        if (column.required()) {
          fault(number, column, "请填写", "is required");
        }
      } else if (isRight(number, column, value)) {
        kept.put(column.key(), value);
      }
    }
    given.keySet().stream()
        .filter(key -> list.columns().stream().noneMatch(column -> column.key().equals(key)))
        .forEach(
            key ->
                fault(
                    "第" + number + "项有表单没有的内容",
                    "Entry " + number + " holds what the form has not"));
    return kept;
  }

  /** Blanks around a text are a slip of the finger, and so is the small x of a citizen number. */
  private @Nullable Object meant(FormField column, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    Bundle.@Nullable Column type = declared.get(column.key());
    return type != null && type.type() == FieldType.CITIZEN_ID
        ? text.strip().toUpperCase(Locale.ROOT)
        : text.strip();
  }

  private boolean isRight(int number, FormField column, Object value) {
    int before = faults.size();
    if (column.number()) {
      if (!(value instanceof Number)) {
        fault(number, column, "须为数字", "is no number");
      }
    } else if (!(value instanceof String text)) {
      fault(number, column, "格式不正确", "is no text");
    } else if (!column.options().isEmpty() && !column.options().contains(text)) {
      fault(number, column, "请从选项中选择", "is not one of the options");
    } else {
      Bundle.@Nullable Column type = declared.get(column.key());
      int longest = type == null || type.maxLength() == null ? LONGEST : type.maxLength();
      FieldText.ofCharacters(text, longest)
          .or(() -> type == null ? Optional.empty() : FieldText.ofType(type.type(), text, today))
          .ifPresent(problem -> fault(number, column, problem.text().zh(), problem.text().en()));
    }
    return faults.size() == before;
  }

  private void fault(int number, FormField column, String zh, String en) {
    fault(
        "第" + number + "项“" + column.label() + "”：" + zh,
        "Entry " + number + ", " + column.key() + ": " + en);
  }

  private void fault(String zh, String en) {
    faults.add(new FieldFault(list.key(), new Localized(zh, en), null, null));
  }
}
