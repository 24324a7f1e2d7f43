package io.onething.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which calls a bundle uses: those whose topic stands in its models or manifest, and in turn in
 * calls found so, which poll. A topic that only stands there as a word is one too many, and harms
 * nothing.
 */
final class NamedCalls {

  private NamedCalls() {}

  static List<DataFile> in(List<DataFile> bundle, List<DataFile> workers) {
    Map<DataFile, Pattern> topics = new LinkedHashMap<>();
    workers.stream()
        .filter(file -> !file.name().equals(BundleFolder.DEPARTMENT_FILE))
        .forEach(file -> topics.put(file, word(file.stem())));
    Deque<DataFile> texts = new ArrayDeque<>(bundle);
    texts.removeIf(file -> !file.name().endsWith(".bpmn") && !file.name().endsWith(".yaml"));
    Set<String> departments = new HashSet<>();
    List<DataFile> found = new ArrayList<>();
    while (!texts.isEmpty()) {
      String text = texts.pop().text();
      topics.forEach(
          (file, topic) -> {
            if (!found.contains(file) && topic.matcher(text).find()) {
              found.add(file);
              texts.add(file);
              departments.add(file.folder());
            }
          });
    }
    workers.stream()
        .filter(file -> file.name().equals(BundleFolder.DEPARTMENT_FILE))
        .filter(file -> departments.contains(file.folder()))
        .forEach(found::add);
    found.sort(Comparator.comparing(DataFile::path));
    return found;
  }

  private static Pattern word(String topic) {
    return Pattern.compile("(?<![A-Za-z0-9.-])" + Pattern.quote(topic) + "(?![A-Za-z0-9-])");
  }
}
