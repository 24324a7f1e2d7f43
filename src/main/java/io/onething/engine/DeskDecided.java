package io.onething.engine;

import org.jspecify.annotations.Nullable;

/**
 * A person at the fallback desk completes a task.
 *
 * @param externalTask the call it is about
 * @param decision what the form says, null when it says nothing
 */
record DeskDecided(String externalTask, @Nullable String decision) {}
