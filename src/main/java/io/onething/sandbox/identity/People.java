package io.onething.sandbox.identity;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The seeded people of {@code sandbox/people.yaml}, in the order of the file. Needs no Spring
 * context.
 */
public final class People {

  private static final String FILE = "/sandbox/people.yaml";

  private final Map<String, Person> bySubject = new LinkedHashMap<>();

  private People(List<Person> people) {
    for (Person person : people) {
      if (bySubject.putIfAbsent(person.subject(), person) != null) {
        throw new IllegalStateException(
            FILE + ": people: subject " + person.subject() + " stands twice, expected once");
      }
    }
  }

  /**
   * Reads the people from the class path.
   *
   * @throws UncheckedIOException if the file is missing or holds a key that is not known
   */
  public static People read() {
    YAMLMapper mapper =
        YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream file = People.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IOException(FILE + " is not on the class path");
      }
      return new People(mapper.readValue(file, Listing.class).people());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Everybody, in the order of the file. */
  public List<Person> all() {
    return List.copyOf(bySubject.values());
  }

  /** The person with this subject. */
  public Optional<Person> bySubject(String subject) {
    return Optional.ofNullable(bySubject.get(subject));
  }

  private record Listing(List<Person> people) {}
}
