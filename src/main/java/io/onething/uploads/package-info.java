/**
 * Files that applicants hand in: received, checked by content, looked at for viruses, sealed and
 * kept outside the database. Who may see one is decided by those who call.
 */
@NullMarked
package io.onething.uploads;

import org.jspecify.annotations.NullMarked;
