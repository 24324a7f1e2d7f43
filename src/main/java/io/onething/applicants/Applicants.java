package io.onething.applicants;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;

/** Who may use the portal's API. */
final class Applicants {

  private Applicants() {}

  /**
   * The applicant who calls.
   *
   * @throws OneThingException {@code NOT_SIGNED_IN}, {@code FORBIDDEN} for anybody else
   */
  static Person require(CurrentPerson current) {
    Person person = current.get();
    if (!person.is(Role.APPLICANT)) {
      throw new OneThingException(
          ErrorCode.FORBIDDEN, "Roles are " + person.roles() + ", expected applicant");
    }
    return person;
  }
}
