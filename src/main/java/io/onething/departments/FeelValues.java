package io.onething.departments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the FEEL engine returns into what JSON can hold. */
final class FeelValues {
  private FeelValues() {}

  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> plainMap(map);
      case List<?> list -> plainList(list);
      case String text -> text;
      case Boolean truth -> truth;
      case Number number -> number;
      default -> value.toString();
    };
  }

  private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
    return plain;
  }

  private static List<@Nullable Object> plainList(List<?> list) {
    List<@Nullable Object> plain = new ArrayList<>(list.size());
    list.forEach(value -> plain.add(plain(value)));
    return plain;
  }
}
