package io.onething.sandbox.timemachine;

import io.onething.sandbox.identity.People;
import io.onething.sandbox.identity.Person;
import io.onething.shared.Localized;
import io.onething.shared.TimeSource;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who a visitor of the demo can be, and what time it is there. */
@Hidden
@RestController
class DemoPersonas {

  private final TimeSource time;
  private final String sandboxUrl;
  private final People people;

  DemoPersonas(TimeSource time, String sandboxUrl, People people) {
    this.time = time;
    this.sandboxUrl = sandboxUrl;
    this.people = people;
  }

  record Persona(
      String subject, String name, String role, Localized names, Localized hint, String home) {}

  /**
   * The demo.
   *
   * @param tries what a visitor may try, step by step
   * @param now the server's time, which the time machine moves
   */
  record Demo(List<Persona> personas, List<Localized> tries, String sandbox, Instant now) {}

  @GetMapping("/api/demo")
  Demo demo() {
    return new Demo(
        people.all().stream().map(DemoPersonas::persona).toList(),
        people.tries(),
        sandboxUrl,
        time.instant());
  }

  private static Persona persona(Person person) {
    return new Persona(
        person.subject(),
        person.name(),
        person.role(),
        new Localized(person.name(), person.nameEn()),
        new Localized(person.hint().zh(), person.hint().en()),
        person.home());
  }
}
