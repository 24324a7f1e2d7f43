package io.onething.catalog;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML strictly: an unknown key, a double key or a wrong type is a fault, not a guess. */
public final class YamlFiles {

  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL).build())
          .findAndRegisterModules()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

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
              firstLine(wrong),
              "a value of the kind that the reference names"));
    } catch (JsonProcessingException malformed) {
      faults.add(
          new Fault(
              file.path(),
              malformed.getLocation() == null
                  ? "(file)"
                  : "line " + malformed.getLocation().getLineNr(),
              firstLine(malformed),
              "well-formed YAML"));
    } catch (IOException impossible) {
      faults.add(new Fault(file.path(), "(file)", firstLine(impossible), "a readable file"));
    }
    return Optional.empty();
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
