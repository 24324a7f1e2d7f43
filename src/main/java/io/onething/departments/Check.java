package io.onething.departments;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a department that cannot recognise a repeated call is asked whether it has done it already.
 *
 * @param request the question; it has no effect
 * @param found over the facts and {@code response}: true when it is done already, false when the
 *     call may be made, null when the department cannot say
 * @param resultExpression maps the answer; null when the call's own mapping serves
 * @param after the question is not asked sooner than this after the attempt that it is about
 */
public record Check(
    Request request,
    FeelExpression found,
    @Nullable FeelExpression resultExpression,
    Duration after) {}
