package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.clerks.CaseSheet.Line;
import io.onething.clerks.CaseSheet.Named;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk sees of a value that the person contests, beside the case sheet.
 *
 * @param value the value that is contested, masked as in the case sheet
 * @param from the query that brought it
 * @param answeredAt when it was told; null if that is not known any more
 * @param said what the person says
 * @param proof what the person has said when asked for proof
 * @param files how many files were handed in with it; they stand among the facts of the case
 * @param proofAsked proof was asked for, which is done once
 * @param input how the right value is typed
 * @param list the entries of a contested list, and how a new one is typed; null for a single value
 * @param answer what is ready to be used as the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContestSheet(
    Line value,
    Named from,
    Named department,
    @Nullable Instant answeredAt,
    Instant raisedAt,
    String said,
    @Nullable String proof,
    int files,
    boolean proofAsked,
    DeskSheet.FactInput input,
    @Nullable Entries list,
    @Nullable Kept answer) {

  /**
   * The entries of a list.
   *
   * @param entries as the department has told them, masked where they name a person
   * @param columns what an entry is typed of
   */
  record Entries(List<Localized> entries, List<DeskSheet.FactInput> columns) {}

  /** A saved answer; a personal value is masked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Kept(String by, String reason, @Nullable Line value) {}

  /**
   * A contested value, as the clerk of another task reads it.
   *
   * @param department who decides
   * @param holds this task is not to be completed before
   * @param standsStill the clock of this task stands still as long
   */
  record Contested(
      String field,
      Localized names,
      Named department,
      Localized state,
      Instant since,
      boolean holds,
      boolean standsStill) {}
}
