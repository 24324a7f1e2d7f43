package io.onething.shared;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field the key of the field, as the form names it
 * @param problem what is wrong, for the person who filled it in
 * @param found the value found, null when it must not be repeated (personal data) or is missing
 * @param expected what would be right
 */
public record FieldFault(
    String field, Localized problem, @Nullable String found, @Nullable String expected) {}
