/**
 * When departments take calls: their opening hours and what they take in a day. The engine gateway
 * asks before it hands out a task; the pages say what a step waits for.
 */
@NullMarked
package io.onething.availability;

import org.jspecify.annotations.NullMarked;
