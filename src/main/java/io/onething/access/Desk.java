package io.onething.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a caller who the server takes them for. Sign-out is the door's: {@code POST /api/sign-out}.
 */
@RestController
class Desk {

  private final CurrentPerson caller;

  Desk(CurrentPerson caller) {
    this.caller = caller;
  }

  @GetMapping("/api/me")
  Me me() {
    return of(caller.get());
  }

  /** The same for pages that visitors open too: to be nobody yet is no error there. */
  @GetMapping("/api/session")
  Session session() {
    return new Session(caller.find().map(Desk::of).orElse(null));
  }

  private static Me of(Person person) {
    return new Me(
        person.subject(),
        person.name(),
        person.roles().stream().sorted().map(Role::id).toList(),
        person.department());
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Me(String subject, String name, List<String> roles, @Nullable String department) {}

  /**
   * Who is signed in.
   *
   * @param person null for a visitor
   */
  record Session(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Me person) {}
}
