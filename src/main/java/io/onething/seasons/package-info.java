/**
 * Matters that are open at certain times only and give out a limited number of places: what a
 * year's notice says of them, as files beside the bundle.
 */
@NullMarked
package io.onething.seasons;

import org.jspecify.annotations.NullMarked;
