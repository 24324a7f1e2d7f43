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
    Person person = caller.get();
    return new Me(
        person.subject(),
        person.name(),
        person.roles().stream().sorted().map(Role::id).toList(),
        person.department());
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Me(String subject, String name, List<String> roles, @Nullable String department) {}
}
