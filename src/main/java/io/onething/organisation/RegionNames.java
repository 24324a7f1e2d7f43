package io.onething.organisation;

import io.onething.organisation.Organisation.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the region of an address by the names of regions that it begins with: 广东省深圳市南山区, 深圳市南山区 or
 * 南山区 alone, as long as there is one region of this name only.
 */
final class RegionNames {

  private final Map<String, String> codes = new HashMap<>();

  RegionNames(Map<String, Region> regions) {
    Set<String> twice = new HashSet<>();
    regions
        .keySet()
        .forEach(
            code -> {
              List<String> names = namesAround(code, regions);
              for (int from = 0; from < names.size(); from++) {
                String name = String.join("", names.subList(from, names.size()));
                if (codes.putIfAbsent(name, code) != null) {
                  twice.add(name);
                }
              }
            });
    twice.forEach(codes::remove);
  }

  /** The names of those that it lies in, as far as they are known, and its own. */
  private static List<String> namesAround(String code, Map<String, Region> regions) {
    List<String> names = new ArrayList<>();
    for (String around : new RegionCode(code).andAround()) {
      @Nullable Region region = regions.get(around);
      if (region != null) {
        names.add(Addresses.plain(region.names().zh()));
      }
    }
    return names;
  }

  /** The code of the narrowest region that the address begins with. */
  Optional<String> of(String address) {
    return Addresses.longestPrefix(codes, address);
  }
}
