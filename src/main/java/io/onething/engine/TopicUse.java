package io.onething.engine;

import io.onething.catalog.Fault;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A place that names the topic of a department's call.
 *
 * @param file the model, or the manifest
 * @param place the element, or the key
 * @param catches whether an error code is caught there
 * @param catcher where it could be caught
 * @param awaited the names of the messages that are waited for there
 */
record TopicUse(
    String file,
    String place,
    String topic,
    Predicate<String> catches,
    String catcher,
    Set<String> awaited) {

  Fault fault(String problem, String expected) {
    return new Fault(file, place, problem, expected);
  }
}
