package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

/** The fields of a form: known ones alone, each once, none in the address. */
final class FormInput {

  private FormInput() {}

  static Map<String, String> of(
      HttpServletRequest request, MultiValueMap<String, String> form, Set<String> known) {
    if (request.getQueryString() != null) {
      throw new InputRefused("the query in the address", "all fields in the body");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    form.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            throw new InputRefused("a field", "only " + String.join(", ", new TreeSet<>(known)));
          }
          if (values.size() != 1 || values.getFirst() == null) {
            throw new InputRefused(name, "one value");
          }
          fields.put(name, values.getFirst());
        });
    return fields;
  }
}
