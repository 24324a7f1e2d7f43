package io.onething.departments.calls;

import io.onething.departments.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * A department was asked once: what went out, what came back, what it means.
 *
 * @param request before sign-in, so that it can be shown; null when it could not be written
 * @param response null when none came
 * @param result what it means by the call's file
 * @param attempt for the journal, masked
 */
public record Exchange<T>(
    @Nullable OutgoingRequest request,
    @Nullable DepartmentResponse response,
    T result,
    Attempt attempt) {}
