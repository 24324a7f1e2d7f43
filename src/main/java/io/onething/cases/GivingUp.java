package io.onething.cases;

import org.jspecify.annotations.Nullable;

/**
 * As what a person at the fallback desk gives a call up.
 *
 * @param error the BPMN error that the model catches, or {@link #WITHDRAWAL}
 * @param reason the code that the applicant reads as the reason, where the bundle has codes for
 *     this error
 * @param note what else is to be remembered, in the person's own words
 */
public record GivingUp(String error, @Nullable String reason, @Nullable String note) {

  /** Not an error of the model: the applicant has asked to withdraw and nothing was done. */
  public static final String WITHDRAWAL = "WITHDRAWAL";
}
