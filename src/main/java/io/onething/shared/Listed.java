package io.onething.shared;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several names in one text, separated by commas, as properties of a model have them. */
public final class Listed {

  private Listed() {}

  /** The names in their order; none if there is no text. Empty ones between commas do not count. */
  public static List<String> names(@Nullable String text) {
    return text == null ? List.of() : all(text).stream().filter(name -> !name.isEmpty()).toList();
  }

  /** As above with the empty ones, for those who refuse them. */
  public static List<String> all(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
