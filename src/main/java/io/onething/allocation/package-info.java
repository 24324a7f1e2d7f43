/**
 * Gives out the places of a season when a batch closes: by rank, ties by lot, so that anyone can
 * repeat the draw.
 */
@NullMarked
package io.onething.allocation;

import org.jspecify.annotations.NullMarked;
