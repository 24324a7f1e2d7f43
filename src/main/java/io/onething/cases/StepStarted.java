package io.onething.cases;

import io.onething.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A step as the model describes it, when the case comes to it.
 *
 * @param activityInstance the engine's id of this very visit; a step visited twice is two steps
 */
public record StepStarted(
    String activityInstance,
    String element,
    CaseStep.Kind kind,
    @Nullable String department,
    Localized names,
    @Nullable String clock) {}
