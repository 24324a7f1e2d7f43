package io.onething.clerks;

import io.onething.access.Person;
import io.onething.access.PersonSignedIn;
import io.onething.access.Role;
import io.onething.organisation.StandIns.Absent;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's user row of a member of staff at the first sign-in; without it Camunda's web
 * applications know nobody. An applicant never has one.
 */
@Component
class EngineUsers {

  private final IdentityService identity;
  private final TaskFilters filters;
  private final WorkingGroups groups;

  EngineUsers(IdentityService identity, TaskFilters filters, WorkingGroups groups) {
    this.identity = identity;
    this.filters = filters;
    this.groups = groups;
  }

  @EventListener
  void on(PersonSignedIn signIn) {
    Person person = signIn.person();
    if (person.roles().stream().allMatch(role -> role == Role.APPLICANT)) {
      return;
    }
    keep(person);
    if (person.roles().stream().anyMatch(Role::isAtTheCounter)) {
      filters.ownOf(person.subject());
      filters.ofAbsent(
          person.subject(), groups.absent(person).stream().map(Absent::subject).toList());
    }
  }

  private void keep(Person person) {
    @Nullable User user = identity.createUserQuery().userId(person.subject()).singleResult();
    if (user == null) {
      user = identity.newUser(person.subject());
      // Nobody knows it and no door takes it: people sign in with the identity provider.
      user.setPassword("Aa1!" + UUID.randomUUID() + UUID.randomUUID());
    } else if (Objects.equals(user.getFirstName(), person.name())) {
      return;
    }
    user.setFirstName(person.name());
    user.setLastName("");
    identity.saveUser(user);
  }
}
