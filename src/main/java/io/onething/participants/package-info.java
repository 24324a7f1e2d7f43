/**
 * People who take part in a case beside its applicant: who they are, what each of them signs, and
 * what the case waits for.
 */
@NullMarked
package io.onething.participants;

import org.jspecify.annotations.NullMarked;
