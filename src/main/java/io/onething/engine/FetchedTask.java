package io.onething.engine;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A locked task as the official client reads it, with the variables that are joined to it. */
record FetchedTask(@JsonUnwrapped HeldTask task, Map<String, Variable> variables) {

  FetchedTask {
    variables = Map.copyOf(variables);
  }

  /** A variable in the engine's notation. */
  record Variable(@Nullable Object value, String type) {

    static Variable text(@Nullable String value) {
      return new Variable(value, "String");
    }
  }
}
