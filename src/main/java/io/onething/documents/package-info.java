/**
 * Notices and certificates as PDF, issued when a case reaches the step that declares them, and the
 * public verification of an issued document. Listens to case events; asked by {@code applicants}.
 */
@NullMarked
package io.onething.documents;

import org.jspecify.annotations.NullMarked;
