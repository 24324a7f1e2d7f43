package io.onething.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the identity provider vouches for.
 *
 * @param subject the provider's id of the person or client
 * @param name the name as people read it; the subject when the provider gives none
 * @param idNumber citizen number; only in the session of an applicant, never in a bearer token
 * @param mobile mobile number; as {@code idNumber}
 * @param groups the groups whose tasks a clerk works on: {@code hrss-clerks}
 * @param department id of the department of a clerk: {@code hrss}
 */
public record Person(
    String subject,
    String name,
    @Nullable String idNumber,
    @Nullable String mobile,
    Set<Role> roles,
    List<String> groups,
    @Nullable String department) {

  public Person {
    roles = Set.copyOf(roles);
    groups = List.copyOf(groups);
  }

  /** Reads the claims of an ID token or access token. */
  static Person of(Map<String, Object> claims) {
    String subject = String.valueOf(claims.get("sub"));
    String name = text(claims, "name");
    return new Person(
        subject,
        name == null ? subject : name,
        text(claims, "id_number"),
        text(claims, "mobile"),
        rolesIn(claims),
        texts(claims, "groups"),
        text(claims, "department"));
  }

  static Set<Role> rolesIn(Map<String, Object> claims) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    texts(claims, "roles").forEach(id -> Role.of(id).ifPresent(roles::add));
    return roles;
  }

  private static @Nullable String text(Map<String, Object> claims, String claim) {
    return claims.get(claim) instanceof String text && !text.isBlank() ? text : null;
  }

  private static List<String> texts(Map<String, Object> claims, String claim) {
    List<String> texts = new ArrayList<>();
    if (claims.get(claim) instanceof Collection<?> values) {
      values.forEach(value -> texts.add(String.valueOf(value)));
    }
    return texts;
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Names the subject only: a person must not end up in a log by accident. */
  @Override
  public String toString() {
    return "Person[" + subject + "]";
  }
}
