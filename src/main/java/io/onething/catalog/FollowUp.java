package io.onething.catalog;

import io.onething.shared.Localized;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the applicant may ask for when the case has ended, as a review of the deed (公证法 39), and an
 * office may begin by itself. A process of its own answers it; the case stays ended, though its
 * outcome may be replaced.
 *
 * @param names what it is called
 * @param text when it is for, and what comes of it
 * @param after the outcomes after which it may be asked for
 * @param within for how long after the end, in natural days: {@code 365d}
 * @param basis the article that gives the right to it
 * @param form which asks what is needed: {@code forms/<bundle>/<name>.form}
 * @param process the id of a process of the bundle: {@code processes/<bundle>/<process>.bpmn}
 * @param office who may begin it by itself; null: nobody but the applicant
 */
public record FollowUp(
    Localized names,
    Localized text,
    List<String> after,
    String within,
    @Nullable String basis,
    String form,
    String process,
    @Nullable Office office) {

  public FollowUp {
    after = after == null ? List.of() : List.copyOf(after);
  }

  /** All forms that ask for it: the applicant's, and that of the office if it may begin it. */
  public List<String> forms() {
    return office == null ? List.of(form) : List.of(form, office.form());
  }

  /**
   * The office that has the case.
   *
   * @param department whose office: a folder under {@code workers/}
   * @param form in which its clerk says what was found: {@code forms/<bundle>/<name>.form}
   */
  public record Office(String department, String form) {}
}
