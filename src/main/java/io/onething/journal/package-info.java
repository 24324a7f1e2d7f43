/**
 * The journal of what departments were asked: every delivery to a worker, what was tried in it and
 * how it ended. The server writes it with the task's own changes; clerks read it on the case sheet.
 * Holds no personal data but what is sealed.
 */
@NullMarked
package io.onething.journal;

import org.jspecify.annotations.NullMarked;
