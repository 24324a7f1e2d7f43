package io.onething.clerks;

import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.organisation.StandIns;
import io.onething.organisation.StandIns.Absent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The groups by which the engine knows somebody today: her own, and those she stands in for. */
@Component
class WorkingGroups {

  private final StandIns standIns;

  WorkingGroups(StandIns standIns) {
    this.standIns = standIns;
  }

  List<String> of(Person person) {
    List<String> groups = new ArrayList<>(EngineGroups.of(person));
    standIns.absentFor(person.subject()).stream()
        .flatMap(absent -> EngineGroups.ofPeople(absent.groups()))
        .filter(group -> !groups.contains(group))
        .forEach(groups::add);
    return groups;
  }

  /** Those for whom this person stands in today. */
  List<Absent> absent(Person person) {
    return standIns.absentFor(person.subject());
  }

  /**
   * For whom this person works on a task; nothing if it is her own work.
   *
   * @param candidates the groups whose task it is
   */
  Optional<Absent> absentFor(Person person, Collection<String> candidates) {
    return isOf(person.groups(), candidates)
        ? Optional.empty()
        : standIns.absentFor(person.subject()).stream()
            .filter(absent -> isOf(absent.groups(), candidates))
            .findFirst();
  }

  /**
   * The same person as far as a task is concerned: who stands in is a clerk of the other's
   * department there, and nothing that she is herself.
   */
  Person at(Collection<String> candidates, Person person) {
    return absentFor(person, candidates)
        .map(
            absent ->
                new Person(
                    person.subject(),
                    person.name(),
                    null,
                    null,
                    Set.of(Role.CLERK),
                    absent.groups(),
                    absent.department()))
        .orElse(person);
  }

  private static boolean isOf(Collection<String> groups, Collection<String> candidates) {
    return !Collections.disjoint(groups, candidates);
  }
}
