package io.onething.sandbox.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onething.shared.Localized;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in at the demo.
 *
 * @param subject the OpenID Connect subject, e.g. {@code liwen}
 * @param name the name as the identity provider knows it; shown as text, it may hold anything
 * @param nameEn the name in Latin letters
 * @param role applicant, clerk, head-of-authority, head-of-government, supervisor, modeler or
 *     operator
 * @param groups the clerks' groups, e.g. {@code hrss-clerks}
 * @param department id of the department of a clerk
 * @param idNumber citizen number (GB 11643) of an applicant
 * @param mobile mobile number of an applicant
 * @param branch which path this applicant's case takes
 * @param hint what to try as this person
 * @param home the server's page to go to after signing in
 */
public record Person(
    @JsonProperty(required = true) String subject,
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String nameEn,
    @JsonProperty(required = true) String role,
    List<String> groups,
    @Nullable String department,
    @Nullable String idNumber,
    @Nullable String mobile,
    @Nullable String branch,
    @JsonProperty(required = true) Localized hint,
    @JsonProperty(required = true) String home) {

  public Person {
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  /** The name in both languages. */
  public Localized names() {
    return new Localized(name, nameEn);
  }
}
