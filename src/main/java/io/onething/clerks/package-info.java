/**
 * Tasklist as clerks need it: who sees which tasks, the filters, sign-in without a second password,
 * and the case sheet above each form. With {@code engine}, the only package that speaks to Camunda.
 */
@NullMarked
package io.onething.clerks;

import org.jspecify.annotations.NullMarked;
