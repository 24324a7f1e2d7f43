/** The portal's API: what is on offer, prefill, apply, follow, correct, withdraw. */
@NullMarked
package io.onething.applicants;

import org.jspecify.annotations.NullMarked;
