package io.onething.sandbox.identity;

import io.onething.shared.Localized;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the page {@code /login.html} who can be signed in; no citizen numbers. */
@RestController
class PeopleDesk {

  private final People people;

  PeopleDesk(People people) {
    this.people = people;
  }

  @GetMapping("/people")
  List<Listed> people() {
    return people.all().stream()
        .map(person -> new Listed(person.subject(), person.names(), person.role(), person.hint()))
        .toList();
  }

  record Listed(String subject, Localized names, String role, Localized hint) {}
}
