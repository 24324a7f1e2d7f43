package io.onething.catalog;

import io.onething.shared.Listed;
import io.onething.shared.Localized;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of a bundle's cases read in words: codes by their names, dates as people write
 * them, what is kept in both languages in both, lists item by item. A text of codes with commas
 * between them reads as a list of codes.
 */
public final class Wording {

  /** A place in a text that a value is put in: {@code {caseNumber}}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

  private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /** The column that an entry of a list is called by. */
  private static final String NAME = "name";

  private final Bundle bundle;

  public Wording(Bundle bundle) {
    this.bundle = bundle;
  }

  /** A date as people write it. */
  public static Localized date(LocalDate date) {
    return new Localized(CHINESE.format(date), ENGLISH.format(date));
  }

  /**
   * The same, marked if it is provisional: 2027年1月6日（暂定）.
   *
   * @param provisional the holidays of its year are not published yet
   */
  public static Localized date(LocalDate date, boolean provisional) {
    Localized text = date(date);
    return provisional ? new Localized(text.zh() + "（暂定）", text.en() + " (provisional)") : text;
  }

  /** What a template names in either language, in the order of the letters. */
  public static SortedSet<String> placeholders(Localized template) {
    SortedSet<String> names = new TreeSet<>();
    Matcher found = PLACEHOLDER.matcher(template.zh() + template.en());
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  /**
   * The template with its placeholders filled.
   *
   * @param value the words of a placeholder; one without words stays as it is
   */
  public static Localized fill(Localized template, Function<String, Optional<Localized>> value) {
    return new Localized(
        PLACEHOLDER
            .matcher(template.zh())
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        value.apply(found.group(1)).map(Localized::zh).orElse(found.group()))),
        PLACEHOLDER
            .matcher(template.en())
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        value.apply(found.group(1)).map(Localized::en).orElse(found.group()))));
  }

  /** The value of a field in one line. */
  public Localized of(String field, Object value) {
    List<Localized> items = items(field, value);
    return new Localized(
        items.stream().map(Localized::zh).collect(Collectors.joining("；")),
        items.stream().map(Localized::en).collect(Collectors.joining("; ")));
  }

  /** The value of a field item by item; one item unless it is a list. */
  public List<Localized> items(String field, Object value) {
    Bundle.@Nullable Field described = bundle.fields().get(field);
    if (value instanceof Collection<?> list) {
      return list.stream().map(item -> item(described, item)).toList();
    }
    if (value instanceof String text && text.contains(",")) {
      List<Optional<Localized>> names =
          Listed.names(text).stream().map(code -> name(described, code)).toList();
      if (names.stream().allMatch(Optional::isPresent)) {
        return names.stream().flatMap(Optional::stream).toList();
      }
    }
    return List.of(item(described, value));
  }

  private Localized item(Bundle.@Nullable Field field, @Nullable Object value) {
    Optional<Localized> inBoth = Localized.kept(value);
    if (inBoth.isPresent()) {
      return inBoth.get();
    }
    if (value instanceof Map<?, ?> parts) {
      return composed(field, parts);
    }
    if (value instanceof Boolean yes) {
      return yes ? new Localized("是", "Yes") : new Localized("否", "No");
    }
    String text = String.valueOf(value);
    return name(field, text)
        .or(() -> field != null && field.type() == FieldType.DATE ? dated(text) : Optional.empty())
        .orElseGet(() -> new Localized(text, text));
  }

  /**
   * A person of a list, an entry with a {@code name}, with what its other columns say in codes and
   * numbers: 李小宝（子女，继承，继承份额40）. Another entry as the values of its columns, 粤(2026)0012345号 南山区.
   */
  private Localized composed(Bundle.@Nullable Field field, Map<?, ?> parts) {
    if (!parts.containsKey(NAME)) {
      List<Localized> values = columnsOf(field, parts);
      return new Localized(
          values.stream().map(Localized::zh).collect(Collectors.joining(" ")),
          values.stream().map(Localized::en).collect(Collectors.joining(" ")));
    }
    String name = String.valueOf(parts.get(NAME));
    List<Localized> said = new ArrayList<>();
    for (Object key : keysOf(field, parts)) {
      @Nullable Object value = parts.get(key);
      if (value != null && !key.equals(NAME)) {
        said(field, String.valueOf(key), value).ifPresent(said::add);
      }
    }
    if (said.isEmpty()) {
      return new Localized(name, name);
    }
    return new Localized(
        said.stream().map(Localized::zh).collect(Collectors.joining("，", name + "（", "）")),
        said.stream().map(Localized::en).collect(Collectors.joining(", ", name + " (", ")")));
  }

  /**
   * What one column says of a person; of an entry without declared columns, codes that have a name.
   */
  private Optional<Localized> said(Bundle.@Nullable Field field, String key, Object value) {
    Bundle.@Nullable Column column = field == null ? null : field.columns().get(key);
    if (column == null) {
      return name(field, value.toString());
    }
    return switch (column.type()) {
      case CODE -> Optional.of(ofColumn(field, key, value.toString()));
      case NUMBER ->
          Optional.of(
              new Localized(column.names().zh() + value, column.names().en() + " " + value));
      default -> Optional.empty();
    };
  }

  /** The values of an entry in the order of the columns; all there are without columns. */
  private List<Localized> columnsOf(Bundle.@Nullable Field field, Map<?, ?> parts) {
    return keysOf(field, parts).stream()
        .filter(key -> parts.get(key) != null)
        .map(key -> ofColumn(field, String.valueOf(key), String.valueOf(parts.get(key))))
        .toList();
  }

  private static Collection<?> keysOf(Bundle.@Nullable Field field, Map<?, ?> parts) {
    return field == null || field.columns().isEmpty() ? parts.keySet() : field.columns().keySet();
  }

  private Localized ofColumn(Bundle.@Nullable Field field, String column, String value) {
    Bundle.@Nullable Column declared = field == null ? null : field.columns().get(column);
    return Optional.ofNullable(declared)
        .map(known -> known.values().get(value))
        .or(() -> name(field, value))
        .orElseGet(() -> new Localized(value, value));
  }

  private Optional<Localized> name(Bundle.@Nullable Field field, String code) {
    @Nullable Localized own = field == null ? null : field.values().get(code);
    return Optional.ofNullable(own)
        .or(() -> Optional.ofNullable(bundle.codes().get(code)).map(Bundle.Code::names));
  }

  private static Optional<Localized> dated(String text) {
    try {
      return Optional.of(date(LocalDate.parse(text)));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
