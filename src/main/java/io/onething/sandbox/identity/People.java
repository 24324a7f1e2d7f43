package io.onething.sandbox.identity;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.catalog.YamlFiles;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The seeded people of {@code sandbox/people.yaml}, in the order of the file. Needs no Spring
 * context.
 */
public final class People {

  private static final String FILE = "sandbox/people.yaml";

  private final Map<String, Person> bySubject = new LinkedHashMap<>();
  private final List<Localized> tries;

  private People(List<Listing> listings) {
    List<Localized> proposed = List.of();
    for (Listing listing : listings) {
      if (proposed.isEmpty()) {
        proposed = listing.tries();
      }
      for (Person person : listing.people()) {
        if (bySubject.putIfAbsent(person.subject(), person) != null) {
          throw new IllegalStateException(
              FILE + ": people: subject " + person.subject() + " stands twice, expected once");
        }
      }
    }
    tries = proposed;
  }

  /** Those that ship. */
  public static People read() {
    return read(null);
  }

  /**
   * Reads the people: first those who stand beside the bundles that are tried, {@code
   * sandbox/people.yaml} below the data location, then those that ship.
   *
   * @param dataLocation the folder with the bundles that are tried; null where those that ship are
   * @throws FaultyFiles naming everything that is wrong in the files
   * @throws IllegalStateException if a subject stands twice
   */
  public static People read(@Nullable String dataLocation) {
    List<Fault> faults = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    if (dataLocation != null && !dataLocation.isBlank()) {
      new DataFiles(dataLocation).find(FILE).ifPresent(files::add);
    }
    files.add(new DataFiles("classpath:/").find(FILE).orElseThrow());
    List<Listing> listings =
        files.stream()
            .flatMap(file -> YamlFiles.read(file, Listing.class, faults).stream())
            .toList();
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return new People(listings);
  }

  /** Everybody, in the order of the file. */
  public List<Person> all() {
    return List.copyOf(bySubject.values());
  }

  /** What a visitor may try with them, step by step. */
  public List<Localized> tries() {
    return tries;
  }

  /** The person with this subject. */
  public Optional<Person> bySubject(String subject) {
    return Optional.ofNullable(bySubject.get(subject));
  }

  /**
   * @param tries what the home page proposes to try
   */
  private record Listing(List<Person> people, List<Localized> tries) {

    private Listing {
      people = people == null ? List.of() : List.copyOf(people);
      tries = tries == null ? List.of() : List.copyOf(tries);
    }
  }
}
