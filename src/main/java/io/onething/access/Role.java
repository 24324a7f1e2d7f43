package io.onething.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may be, as the identity provider says it in the claim {@code roles}. */
public enum Role {
  APPLICANT,
  CLERK,
  /** 本行政机关负责人: works on the tasks of her groups as a clerk does, and may extend clocks. */
  HEAD_OF_AUTHORITY,
  /** 本级人民政府负责人: the same where the law asks for the government's head. */
  HEAD_OF_GOVERNMENT,
  SUPERVISOR,
  MODELER,
  OPERATOR;

  /** The role as tokens and the API name it: {@code clerk}, {@code head-of-authority}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its work is with the tasks of Tasklist. */
  public boolean isAtTheCounter() {
    return switch (this) {
      case CLERK, HEAD_OF_AUTHORITY, HEAD_OF_GOVERNMENT, SUPERVISOR -> true;
      case APPLICANT, MODELER, OPERATOR -> false;
    };
  }

  /** The names of the roles whose work is with the tasks of Tasklist. */
  static String[] atTheCounter() {
    return Arrays.stream(values())
        .filter(Role::isAtTheCounter)
        .map(Role::name)
        .toArray(String[]::new);
  }

  /** The names of the roles who handle cases, or watch over it. */
  static String[] staff() {
    return Arrays.stream(values())
        .filter(role -> role.isAtTheCounter() || role == OPERATOR)
        .map(Role::name)
        .toArray(String[]::new);
  }

  /** The role of this id; empty for a role that means nothing here. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
