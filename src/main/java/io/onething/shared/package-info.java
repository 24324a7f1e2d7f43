/** Ids, time zone and the error base: what every feature needs and none owns. */
@NullMarked
package io.onething.shared;

import org.jspecify.annotations.NullMarked;
