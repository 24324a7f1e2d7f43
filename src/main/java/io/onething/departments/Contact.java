package io.onething.departments;

import org.jspecify.annotations.Nullable;

/**
 * Whom to ask when the department's side does not work.
 *
 * @param zh the office or person, in Chinese
 * @param phone its number, if there is one
 */
public record Contact(String zh, @Nullable String phone) {}
