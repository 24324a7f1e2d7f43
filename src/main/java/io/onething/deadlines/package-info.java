/**
 * How long the law and the promise give: working calendar, clocks and their suspensions. Follows
 * the milestones of a case; models ask the bean {@code deadlines} for dates, portal and case sheet
 * ask {@link io.onething.deadlines.Clocks}.
 */
@NullMarked
package io.onething.deadlines;

import org.jspecify.annotations.NullMarked;
