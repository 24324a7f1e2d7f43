package io.onething.clerks;

import io.onething.organisation.StaffDirectory;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of staff, as they were when they last signed in. */
@Component
class StaffNames implements StaffDirectory {

  private final IdentityService identity;

  StaffNames(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public String of(String subject) {
    @Nullable User known = identity.createUserQuery().userId(subject).singleResult();
    return known == null || known.getFirstName() == null ? subject : known.getFirstName();
  }
}
