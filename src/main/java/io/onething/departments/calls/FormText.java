package io.onething.departments.calls;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of the kind {@code name=value&name=value}, in queries and in bodies. */
final class FormText {
  private FormText() {}

  /**
   * Writes a form; what is null is left out.
   *
   * @throws ContractBroken when a value is itself an object or a list
   */
  static String write(Map<?, ?> fields) {
    StringBuilder form = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (value == null) {
            return;
          }
          if (value instanceof Map || value instanceof List) {
            throw new ContractBroken(
                "field '" + name + "' of the form is no text, number or truth value");
          }
          form.append(form.isEmpty() ? "" : "&")
              .append(URLEncoder.encode(String.valueOf(name), StandardCharsets.UTF_8))
              .append('=')
              .append(URLEncoder.encode(scalar(value), StandardCharsets.UTF_8));
        });
    return form.toString();
  }

  /** A number without exponent; anything else as it stands. */
  static String scalar(Object value) {
    return value instanceof Double number && !number.isNaN() && !number.isInfinite()
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : value.toString();
  }

  /**
   * Reads a form; a name that comes several times becomes a list.
   *
   * @throws Unreadable when it is no such text
   */
  static Map<String, @Nullable Object> read(String form, Charset charset) throws Unreadable {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String pair : form.strip().split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals), charset);
        add(fields, name, equals < 0 ? "" : decoded(pair.substring(equals + 1), charset));
      }
    }
    return fields;
  }

  /** Puts a value; values of one name become a list. */
  static void add(Map<String, @Nullable Object> values, String name, @Nullable Object value) {
    if (!values.containsKey(name)) {
      values.put(name, value);
    } else if (values.get(name) instanceof List<?> several) {
      List<@Nullable Object> more = new ArrayList<>(several);
      more.add(value);
      values.put(name, more);
    } else {
      List<@Nullable Object> both = new ArrayList<>();
      both.add(values.get(name));
      both.add(value);
      values.put(name, both);
    }
  }

  private static String decoded(String text, Charset charset) throws Unreadable {
    try {
      return URLDecoder.decode(text, charset);
    } catch (IllegalArgumentException malformed) {
      throw Unreadable.malformed("form");
    }
  }
}
