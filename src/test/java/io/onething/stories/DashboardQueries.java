package io.onething.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the shipped dashboard asks Prometheus. */
final class DashboardQueries {

  static final Path FILE = Path.of("docker", "grafana", "dashboards", "departments.json");

  private static final Pattern SELECTED = Pattern.compile("([a-z_:][a-z0-9_:]*)\\{([^}]*)}");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPED = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
  private static final Pattern OF_VARIABLE =
      Pattern.compile("label_values\\(([a-z_]+)(?:\\{([^}]*)})?, (\\w+)\\)");

  private DashboardQueries() {}

  /** Every expression of a panel, and every query of a variable. */
  static List<String> all() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(FILE.toFile());
    List<String> queries = new ArrayList<>(dashboard.findValuesAsText("expr"));
    dashboard.at("/templating/list").forEach(each -> queries.add(each.at("/query/query").asText()));
    return queries;
  }

  /** The metrics that a query reads, each with the labels that it must have. */
  static Map<String, Set<String>> read(String query) {
    Map<String, Set<String>> read = new TreeMap<>();
    var variable = OF_VARIABLE.matcher(query);
    if (variable.matches()) {
      Set<String> labels = labels(variable.group(2));
      labels.add(variable.group(3));
      read.put(variable.group(1), labels);
      return read;
    }
    SELECTED
        .matcher(query)
        .results()
        .forEach(
            found ->
                read.computeIfAbsent(found.group(1), metric -> new TreeSet<>())
                    .addAll(labels(found.group(2))));
    GROUPED
        .matcher(query)
        .results()
        .flatMap(group -> Arrays.stream(group.group(1).split(",\\s*")))
        .forEach(label -> read.values().forEach(labels -> labels.add(label)));
    return read;
  }

  private static Set<String> labels(@org.jspecify.annotations.Nullable String matchers) {
    Set<String> labels = new TreeSet<>();
    if (matchers != null) {
      MATCHER.matcher(matchers).results().forEach(found -> labels.add(found.group(1)));
    }
    return labels;
  }
}
