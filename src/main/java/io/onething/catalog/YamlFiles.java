package io.onething.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML strictly: an unknown key, a double key or a wrong type is a fault, not a guess. */
public final class YamlFiles {

  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL).build())
          .findAndRegisterModules()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** A value that begins with = and holds what only quotes keep YAML from reading. */
  private static final Pattern UNQUOTED_FEEL = Pattern.compile(":\\s+=.*[{\\[:]");

  private YamlFiles() {}

  /** Reads the file as a record; what is wrong is added to the faults and nothing comes back. */
  public static <T> Optional<T> read(DataFile file, Class<T> type, List<Fault> faults) {
    try {
      @Nullable T read = YAML.readValue(file.content(), type);
      if (read == null) {
        faults.add(new Fault(file.path(), "(file)", "is empty", "the keys of its reference"));
      }
      return Optional.ofNullable(read);
    } catch (UnrecognizedPropertyException unknown) {
      faults.add(
          new Fault(
              file.path(),
              pathOf(unknown),
              "unknown key '" + unknown.getPropertyName() + "'",
              "one of " + unknown.getKnownPropertyIds()));
    } catch (JsonMappingException wrong) {
      faults.add(
          new Fault(
              file.path(),
              pathOf(wrong),
              mistaken(wrong),
              "a value of the kind that the reference names"));
    } catch (JsonProcessingException malformed) {
      faults.add(
          new Fault(
              file.path(),
              malformed.getLocation() == null ? "(file)" : "line " + lineOf(malformed),
              brokenAt(malformed),
              expected(file, malformed)));
    } catch (IOException impossible) {
      faults.add(new Fault(file.path(), "(file)", firstLine(impossible), "a readable file"));
    }
    return Optional.empty();
  }

  /** What stands in the place of something else; the reader's own words name classes of ours. */
  private static String mistaken(JsonMappingException wrong) {
    String said = firstLine(wrong);
    return said.contains("JsonToken.START_ARRAY")
        ? "is a list"
        : said.contains("JsonToken.START_OBJECT") ? "is an object" : said;
  }

  /** Where the parser stumbled; its location is where what it could read last begins. */
  private static int lineOf(JsonProcessingException malformed) {
    return malformed.getCause() instanceof MarkedYAMLException marked
            && marked.getProblemMark() != null
        ? marked.getProblemMark().getLine() + 1
        : malformed.getLocation().getLineNr();
  }

  private static String expected(DataFile file, JsonProcessingException malformed) {
    if (isUnquotedFeel(file, malformed.getLocation())) {
      return "FEEL with braces, brackets or colons in quotes, as in '={..}', or below a |";
    }
    return malformed.getOriginalMessage().contains("found '<block mapping start>'")
        ? "keys that begin in the same column"
        : "well-formed YAML";
  }

  private static String pathOf(JsonMappingException wrong) {
    String path =
        wrong.getPath().stream()
            .map(
                reference ->
                    reference.getFieldName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "(file)" : path.replace(".[", "[");
  }

  /** What the parser stumbled over; its first line may say only what it was doing. */
  private static String brokenAt(JsonProcessingException malformed) {
    List<String> said =
        firstLine(malformed).startsWith("while ")
            ? malformed.getOriginalMessage().lines().filter(line -> !line.startsWith(" ")).toList()
            : List.of(firstLine(malformed));
    return String.join(": ", said);
  }

  /**
   * An expression that YAML takes for its own braces, in the line at fault or the text that goes on
   * there.
   */
  private static boolean isUnquotedFeel(DataFile file, @Nullable JsonLocation place) {
    if (place == null) {
      return false;
    }
    List<String> lines = file.text().lines().limit(Math.max(place.getLineNr(), 0)).toList();
    for (int line = lines.size() - 1; line >= 0; line--) {
      if (UNQUOTED_FEEL.matcher(lines.get(line)).find()) {
        return true;
      }
      if (lines.get(line).matches("[A-Za-z].*") && line < lines.size() - 1) {
        return false;
      }
    }
    return false;
  }

  private static String firstLine(Exception problem) {
    @Nullable String message =
        problem instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : problem.getMessage();
    return message == null
        ? problem.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
