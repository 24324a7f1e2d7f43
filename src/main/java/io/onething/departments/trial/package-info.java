/**
 * Tries a call out before a case depends on it: the command {@code call}, which sends a sample's
 * request, or plays the sample alone, and shows what comes of it.
 */
@NullMarked
package io.onething.departments.trial;

import org.jspecify.annotations.NullMarked;
