/**
 * What an operator watches: open calls, how departments answer, and which of them is away. Also
 * what is demanded of a department that is late: orders of supervision, and penalties.
 */
@NullMarked
package io.onething.supervision;

import org.jspecify.annotations.NullMarked;
