package io.onething.organisation;

import io.onething.access.Person;
import io.onething.access.PersonSignedIn;
import io.onething.access.Role;
import java.time.Clock;
import org.springframework.context.event.EventListener;

/** Remembers the groups of those who work on tasks, whenever they sign in. */
class KeepStaffGroups {

  private final StaffGroupStore store;
  private final Clock clock;

  KeepStaffGroups(StaffGroupStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @EventListener
  void on(PersonSignedIn signIn) {
    Person person = signIn.person();
    if (person.roles().stream().anyMatch(Role::isAtTheCounter)) {
      store.keep(person.subject(), person.groups(), person.department(), clock.instant());
    }
  }
}
