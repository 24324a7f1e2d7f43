/**
 * What the matters have come to: for each case the fields typed and reused, the papers spared, the
 * time it took and the time the law counts; for each bundle the same over all its cases.
 */
@NullMarked
package io.onething.statistics;

import org.jspecify.annotations.NullMarked;
