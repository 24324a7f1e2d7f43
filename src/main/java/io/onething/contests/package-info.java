/**
 * What a person contests of the values that departments have supplied: the department decides, the
 * person is told, and the case goes on meanwhile or waits, as the manifest says.
 */
@NullMarked
package io.onething.contests;

import org.jspecify.annotations.NullMarked;
