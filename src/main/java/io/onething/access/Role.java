package io.onething.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may be, as the identity provider says it in the claim {@code roles}. */
public enum Role {
  APPLICANT,
  CLERK,
  SUPERVISOR,
  MODELER,
  OPERATOR;

  /** The role as tokens and the API name it: {@code clerk}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this id; empty for a role that means nothing here. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
