/**
 * The departments of the demo as real HTTP services, each with its register, its ledger of effects
 * and its knobs, and the page that shows them. Nothing calls it in Java.
 */
@NullMarked
package io.onething.sandbox.departments;

import org.jspecify.annotations.NullMarked;
