/**
 * What an operator watches: open calls, how departments answer, and which of them is away. Reads
 * the journal and the engine's open calls; changes nothing.
 */
@NullMarked
package io.onething.supervision;

import org.jspecify.annotations.NullMarked;
