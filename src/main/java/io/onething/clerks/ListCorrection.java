package io.onething.clerks;

import io.onething.catalog.Bundle;
import io.onething.catalog.FieldText;
import io.onething.catalog.FieldType;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a clerk corrects a list that the person contests: she says which entries stay as they are,
 * and types those that are right instead or were missing. Entries that stay are not typed again,
 * and need not be shown whole.
 */
final class ListCorrection {

  /** What a corrected list may have at most. */
  private static final int MOST_ENTRIES = 50;

  private static final String KEEP = "keep";
  private static final String ADD = "add";

  private final Bundle bundle;
  private final Bundle.Field field;
  private final String path;
  private final List<?> contested;
  private final LocalDate today;
  private final List<FieldFault> faults = new ArrayList<>();

  /**
   * @param contested the entries as the department has told them
   */
  ListCorrection(Bundle bundle, String key, Bundle.Field field, Object contested, LocalDate today) {
    this.bundle = bundle;
    this.field = field;
    this.path = "facts." + key;
    this.contested = contested instanceof List<?> entries ? entries : List.of();
    this.today = today;
  }

  /** The entries as a clerk reads them: what names a person is masked. */
  List<Localized> labels() {
    return contested.stream().map(this::label).toList();
  }

  private Localized label(Object entry) {
    if (!(entry instanceof Map<?, ?> values)) {
      return new Localized("****", "****");
    }
    List<Localized> parts =
        field.columns().entrySet().stream()
            .filter(column -> values.get(column.getKey()) != null)
            .map(column -> shown(column.getValue(), String.valueOf(values.get(column.getKey()))))
            .toList();
    return new Localized(
        String.join(" ", parts.stream().map(Localized::zh).toList()),
        String.join(" ", parts.stream().map(Localized::en).toList()));
  }

  private Localized shown(Bundle.Column column, String value) {
    if (column.type() == FieldType.CODE) {
      return column.values().getOrDefault(value, CodeNames.of(bundle, List.of(value)));
    }
    Bundle.Field alike =
        new Bundle.Field(
            column.names(),
            column.type(),
            column.maxLength(),
            field.personal(),
            field.source(),
            List.of(),
            Map.of(),
            Map.of(),
            null);
    String text = MaskedValues.isMasked(alike) ? MaskedValues.masked(alike, value) : value;
    return new Localized(text, text);
  }

  /**
   * The corrected list; nothing if nothing is to be corrected.
   *
   * @param typed {@code {keep: [0, 2], add: [{name: ..}]}}: places of the entries that stay, from
   *     0, and the new ones
   * @throws OneThingException {@code INVALID_INPUT} with every fault
   */
  Optional<Object> of(@Nullable Object typed) {
    if (typed == null || typed.equals("")) {
      return Optional.empty();
    }
    if (!(typed instanceof Map<?, ?> given)
        || !(given.get(KEEP) instanceof Collection<?> keep)
        || !(given.get(ADD) instanceof Collection<?> add)) {
      fault("格式不正确", "Of another kind than expected", "{keep: [..], add: [{..}]}");
      throw OneThingException.faultyFields(faults);
    }
    List<Object> corrected = new ArrayList<>(kept(keep));
    int number = 0;
    for (Object entry : add) {
      number++;
      corrected.add(entry(number, entry));
    }
    if (corrected.size() > MOST_ENTRIES) {
      fault(
          "最多" + MOST_ENTRIES + "项",
          "At most " + MOST_ENTRIES + " entries",
          "at most " + MOST_ENTRIES);
    }
    if (!faults.isEmpty()) {
      throw OneThingException.faultyFields(faults);
    }
    return Optional.of(corrected);
  }

  private List<Object> kept(Collection<?> places) {
    List<Integer> known = new ArrayList<>();
    for (Object place : places) {
      if (place instanceof Integer number && number >= 0 && number < contested.size()) {
        known.add(number);
      } else {
        fault("没有这一项", "No such entry", "places from 0 to " + (contested.size() - 1));
      }
    }
    return IntStream.range(0, contested.size())
        .filter(known::contains)
        .mapToObj(number -> (Object) contested.get(number))
        .toList();
  }

  private Map<String, Object> entry(int number, @Nullable Object typed) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (typed instanceof Map<?, ?> values) {
      field
          .columns()
          .forEach(
              (key, column) ->
                  value(number, column, values.get(key)).ifPresent(good -> entry.put(key, good)));
      values.keySet().stream()
          .filter(key -> !field.columns().containsKey(String.valueOf(key)))
          .forEach(
              key ->
                  fault(
                      "第" + number + "项有多余的内容",
                      "Entry " + number + " holds what the list has not",
                      "one of " + field.columns().keySet()));
    }
    if (entry.isEmpty() && faults.isEmpty()) {
      fault("第" + number + "项没有内容", "Entry " + number + " is empty", "at least one value");
    }
    return entry;
  }

  private Optional<Object> value(int number, Bundle.Column column, @Nullable Object typed) {
    String text = typed == null ? "" : String.valueOf(typed).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int longest = column.maxLength() == null ? FieldText.LONGEST : column.maxLength();
    Optional<FieldText.Problem> problem =
        FieldText.ofCharacters(text, longest)
            .or(() -> FieldText.ofType(column.type(), text, today));
    if (problem.isPresent()) {
      faultOf(number, column, problem.get().text(), problem.get().expected());
      return Optional.empty();
    }
    if (column.type() == FieldType.CODE
        && !column.values().isEmpty()
        && !column.values().containsKey(text)) {
      faultOf(
          number,
          column,
          new Localized("请从选项中选择", "Not one of the options"),
          "one of " + column.values().keySet());
      return Optional.empty();
    }
    return column.type() == FieldType.NUMBER ? number(number, column, text) : Optional.of(text);
  }

  private Optional<Object> number(int number, Bundle.Column column, String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      faultOf(number, column, new Localized("请填写数字", "Not a number"), "a number");
      return Optional.empty();
    }
  }

  private void faultOf(int number, Bundle.Column column, Localized problem, String expected) {
    fault(
        "第" + number + "项“" + column.names().zh() + "”：" + problem.zh(),
        "Entry " + number + ", " + column.names().en() + ": " + problem.en(),
        expected);
  }

  private void fault(String zh, String en, String expected) {
    faults.add(new FieldFault(path, new Localized(zh, en), null, expected));
  }
}
