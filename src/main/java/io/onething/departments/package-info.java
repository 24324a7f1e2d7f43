/**
 * The departments a bundle calls: what their files say ({@code workers/<department>/}), how a
 * call's request and answer are mapped, and, in {@code worker}, the runtime of the worker role that
 * makes the calls. The server reads the definitions from here; only the worker makes calls.
 */
@NullMarked
package io.onething.departments;

import org.jspecify.annotations.NullMarked;
