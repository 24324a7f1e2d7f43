/**
 * The case file (办件): its state, facts, steps and timeline. Owns all personal data; the engine sees
 * none of it.
 */
@NullMarked
package io.onething.cases;

import org.jspecify.annotations.NullMarked;
