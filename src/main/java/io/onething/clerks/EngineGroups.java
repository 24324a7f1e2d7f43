package io.onething.clerks;

import io.onething.access.Person;
import io.onething.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;

/**
 * The groups by which the engine knows somebody: those of the identity provider, and one for each
 * role. A group of the provider can never pass for a role's, nor for the engine's administrators.
 */
final class EngineGroups {

  private static final String ROLE = "role-";

  private EngineGroups() {}

  static List<String> of(Person person) {
    List<String> groups = new ArrayList<>();
    ofPeople(person.groups()).forEach(groups::add);
    person.roles().stream().sorted().map(EngineGroups::of).forEach(groups::add);
    return groups;
  }

  /** Those of the provider that pass for nothing else. */
  static Stream<String> ofPeople(List<String> groups) {
    return groups.stream()
        .filter(group -> !group.startsWith(ROLE) && !group.equals(Groups.CAMUNDA_ADMIN));
  }

  static String of(Role role) {
    return ROLE + role.id();
  }
}
