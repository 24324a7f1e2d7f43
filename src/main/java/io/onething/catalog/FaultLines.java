package io.onething.catalog;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the lines in which the faults of YAML and JSON files stand. */
final class FaultLines {
  private static final int DEEPEST = 64;

  private final Map<String, Integer> lines = new HashMap<>();

  private FaultLines(String text) {
    try {
      @Nullable Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root != null) {
        walk("", root, 0);
      }
    } catch (YAMLException broken) {
      // Its fault names the line already.
      lines.clear();
    }
  }

  /** The same faults, with their lines where those are known. */
  static List<Fault> marked(List<Fault> faults, Function<String, Optional<DataFile>> files) {
    Map<String, FaultLines> read = new HashMap<>();
    return faults.stream()
        .map(
            fault ->
                fault.line() > 0
                    ? fault
                    : files
                        .apply(fault.file())
                        .filter(file -> file.name().matches(".*\\.(yaml|json)"))
                        .map(
                            file ->
                                read.computeIfAbsent(
                                    file.path(), path -> new FaultLines(file.text())))
                        .map(lines -> fault.in(lines.of(fault.path())))
                        .orElse(fault))
        .toList();
  }

  /** The line of the key, or of what it should stand in; 0 when neither is there. */
  private int of(String path) {
    String place = path;
    while (!place.isEmpty()) {
      @Nullable Integer line = lines.get(place);
      if (line != null) {
        return line;
      }
      int parent = Math.max(place.lastIndexOf('.'), place.lastIndexOf('['));
      place = parent < 0 ? "" : place.substring(0, parent);
    }
    return 0;
  }

  private void walk(String path, Node node, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          String inner = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
          lines.put(inner, key.getStartMark().getLine() + 1);
          walk(inner, entry.getValueNode(), depth + 1);
        }
      }
    } else if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        Node item = list.getValue().get(i);
        lines.put(path + "[" + i + "]", item.getStartMark().getLine() + 1);
        walk(path + "[" + i + "]", item, depth + 1);
      }
    }
  }
}
