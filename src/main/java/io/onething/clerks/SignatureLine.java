package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.shared.Localized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in the case and has to sign.
 *
 * @param name masked; the list among the facts shows it for a reason
 * @param role what she signs for
 * @param representative who signs for her, masked, and on which basis; null if she signs herself
 * @param at when she signed or declined
 * @param reason why she has declined, in her own words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignatureLine(
    Localized group,
    String name,
    Localized role,
    @Nullable Localized representative,
    Localized state,
    boolean declined,
    @Nullable Instant at,
    @Nullable String reason) {}
