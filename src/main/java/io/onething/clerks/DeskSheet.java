package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.catalog.FieldType;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person at the fallback desk (办不成事窗口) sees beside the case sheet: what happened, whom to
 * call, and what can be typed for the department.
 *
 * @param call the call that nobody could complete
 * @param contact whom to ask at the department
 * @param reason why it came here
 * @param times how often it has come here
 * @param lastCause why the last attempt failed, null when none was reported
 * @param lastMessage what the last attempt ended with
 * @param facts what an answer may bring
 * @param flags the codes that an answer may set
 * @param ticket whether the department gives a number for an answer that comes later
 * @param ways how a department may have told its answer
 * @param givingUps as what the call can be given up
 * @param withdrawalAsked the applicant wants to withdraw: what matters is whether it was done
 * @param answer what is ready to be used as the answer
 * @param givingUp what is ready to be used as the reason to give up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskSheet(
    CaseSheet.Named call,
    Localized step,
    CaseSheet.Named department,
    @Nullable Contact contact,
    Localized reason,
    Instant since,
    int times,
    @Nullable Localized lastCause,
    @Nullable String lastMessage,
    List<FactInput> facts,
    List<FlagInput> flags,
    boolean ticket,
    List<CaseSheet.Named> ways,
    List<GivingUpChoice> givingUps,
    boolean withdrawalAsked,
    @Nullable KeptAnswer answer,
    @Nullable KeptGivingUp givingUp) {

  /** Whom to call. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Contact(String zh, @Nullable String phone) {}

  /**
   * A fact that can be typed.
   *
   * @param maxLength in characters
   * @param values what a code may be; empty for any
   */
  record FactInput(
      String key,
      Localized names,
      FieldType type,
      int maxLength,
      boolean typable,
      List<CaseSheet.Named> values) {}

  /** A code that can be chosen. */
  record FlagInput(String key, Localized names, List<CaseSheet.Named> values) {}

  /** A way to give up, with the reasons that the applicant may read. */
  record GivingUpChoice(String id, Localized names, List<CaseSheet.Named> reasons) {}

  /** A typed answer; personal values are masked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeptAnswer(
      String by,
      Instant at,
      Localized way,
      String who,
      @Nullable String ticket,
      List<CaseSheet.Line> facts,
      List<CaseSheet.Line> flags) {}

  /** A choice to give up. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeptGivingUp(
      String by, Instant at, Localized error, @Nullable Localized reason, @Nullable String note) {}
}
