package io.onething.releases;

import io.onething.shared.WrongUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code release}.
 *
 * @param what a folder, or a release as {@code talent-residency@3}; null to list
 * @param options {@code server}, {@code user}, {@code token}, {@code activate}
 */
record ReleaseArguments(@Nullable String what, Map<String, String> options) {

  private static final Set<String> KNOWN = Set.of("server", "user", "token", "activate");
  private static final String LIST = "--list";

  static ReleaseArguments parse(List<String> typed) throws WrongUse {
    Deque<String> rest = new ArrayDeque<>(typed);
    List<String> places = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    boolean list = false;
    while (!rest.isEmpty()) {
      String next = rest.pop();
      if (next.equals(LIST)) {
        list = true;
      } else if (next.startsWith("--")) {
        int equals = next.indexOf('=');
        String name = next.substring(2, equals < 0 ? next.length() : equals);
        if (!KNOWN.contains(name)) {
          throw new WrongUse(
              "未知选项 --" + name,
              "Unknown option --"
                  + name
                  + ", expected --server, --user, --token, --activate, --list");
        }
        String value = equals < 0 ? rest.poll() : next.substring(equals + 1);
        if (value == null || value.isBlank() || (equals < 0 && value.startsWith("--"))) {
          throw new WrongUse("--" + name + " 后面没有值", "Nothing stands behind --" + name);
        }
        options.put(name, value);
      } else {
        places.add(next);
      }
    }
    if (list ? !places.isEmpty() : places.size() != 1) {
      throw new WrongUse(
          "应给出一个文件夹或版本，如 release processes/talent-residency；收到 " + places,
          "Expected one folder or release, as in release processes/talent-residency; found "
              + places);
    }
    return new ReleaseArguments(list ? null : places.getFirst(), Map.copyOf(options));
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
