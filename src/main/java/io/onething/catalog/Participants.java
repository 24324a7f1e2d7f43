package io.onething.catalog;

import io.onething.shared.Localized;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People who take part in a case beside its applicant and sign for themselves, or have somebody
 * sign for them.
 *
 * @param names what they are called together
 * @param from the field of the type list in which the applicant names them
 * @param person which columns of the list say who somebody is
 * @param statements what is signed, by the code in the column {@code role}; who has another code
 *     does not take part. Placeholders are columns of the own entry and fields of {@code sees}
 * @param sees facts of the case that each of them may read
 * @param documents documents of the case that each of them may read; none unless named here
 * @param messages what they are told
 * @param representatives who may sign for somebody on the list; null: each for herself only
 */
public record Participants(
    Localized names,
    String from,
    Columns person,
    Map<String, Localized> statements,
    List<String> sees,
    List<String> documents,
    Told messages,
    @Nullable Representatives representatives) {

  public Participants {
    statements =
        statements == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(statements));
    sees = sees == null ? List.of() : List.copyOf(sees);
    documents = documents == null ? List.of() : List.copyOf(documents);
  }

  /** Whether who is represented on this basis may read what is signed for her, and decline. */
  public boolean mayObject(@Nullable String basis) {
    return representatives != null && representatives.mayObject(basis);
  }

  /**
   * The columns of the list that say who somebody is.
   *
   * @param id the citizen number, by which she is known when she signs in
   * @param mobile where she is told; null if nobody is told by telephone
   */
  public record Columns(String id, String name, @Nullable String mobile, String role) {}

  /**
   * Messages of the manifest that participants get.
   *
   * @param asked when the application is submitted, and when a correction has changed what is
   *     signed
   */
  public record Told(String asked) {}
}
