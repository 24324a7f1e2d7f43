package io.onething.engine;

import io.onething.catalog.Fault;
import java.util.function.Predicate;

/**
 * A place that names the topic of a department's call.
 *
 * @param file the model, or the manifest
 * @param place the element, or the key
 * @param catches whether an error code is caught there
 * @param catcher where it could be caught
 */
record TopicUse(
    String file, String place, String topic, Predicate<String> catches, String catcher) {

  Fault fault(String problem, String expected) {
    return new Fault(file, place, problem, expected);
  }
}
