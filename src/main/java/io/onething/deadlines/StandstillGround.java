package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reason for which people may stop a clock.
 *
 * @param code a ground of {@link Article45}, or a code of the bundle
 * @param names what people call it
 * @param basis the article that it rests on
 */
public record StandstillGround(String code, Localized names, String basis) {

  /** What the bundle knows: its own codes first, then those of the law. */
  public static List<StandstillGround> of(Bundle bundle) {
    List<StandstillGround> grounds = new ArrayList<>();
    for (Map.Entry<String, Bundle.Code> code : new TreeMap<>(bundle.codes()).entrySet()) {
      @Nullable String basis = code.getValue().standstill();
      if (basis != null) {
        grounds.add(new StandstillGround(code.getKey(), code.getValue().names(), basis));
      }
    }
    Arrays.stream(Article45.values())
        .filter(ground -> grounds.stream().noneMatch(own -> own.code().equals(ground.name())))
        .map(ground -> new StandstillGround(ground.name(), ground.names(), Article45.BASIS))
        .forEach(grounds::add);
    return List.copyOf(grounds);
  }
}
