package io.onething.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What each released version of a model asks of the clocks. A version never changes: each is read
 * once.
 */
@Component
class ReleasedDates {

  private final Map<String, ModelDates> known = new ConcurrentHashMap<>();

  /**
   * Of the version that the engine knows by this id.
   *
   * @param reading reads it where it is not known yet
   */
  ModelDates of(String definition, Function<String, ModelDates> reading) {
    ModelDates dates = known.get(definition);
    if (dates == null) {
      dates = reading.apply(definition);
      known.put(definition, dates);
    }
    return dates;
  }
}
