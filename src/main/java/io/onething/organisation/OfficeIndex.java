package io.onething.organisation;

import io.onething.organisation.Organisation.Office;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the office of a department that serves a place. */
final class OfficeIndex {

  private final Map<String, Served> departments = new HashMap<>();
  private final RegionNames regions;

  OfficeIndex(Organisation organisation) {
    this.regions = new RegionNames(organisation.regions());
    organisation
        .offices()
        .forEach(
            (id, office) ->
                departments
                    .computeIfAbsent(office.department(), department -> new Served())
                    .add(id, office));
  }

  /** What the offices of one department serve: ids of offices. */
  private record Served(
      Map<String, String> places, Map<String, String> regions, Map<String, String> addresses) {

    Served() {
      this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    void add(String id, Office office) {
      office.serves().places().forEach(place -> places.put(place, id));
      office.serves().regions().forEach(region -> regions.put(region, id));
      office.serves().addresses().forEach(address -> addresses.put(Addresses.plain(address), id));
    }
  }

  /** The office for a code, as that of a school. */
  Optional<String> atPlace(String department, String code) {
    return Optional.ofNullable(of(department).places().get(code));
  }

  /** The office for a region: its own, or that of the narrowest region around it. */
  Optional<String> inRegion(String department, String code) {
    if (!RegionCode.isOne(code)) {
      return Optional.empty();
    }
    List<String> around = new RegionCode(code).andAround().reversed();
    return around.stream()
        .filter(of(department).regions()::containsKey)
        .findFirst()
        .map(of(department).regions()::get);
  }

  /** The office for an address: by how it begins, else by the region that it names. */
  Optional<String> atAddress(String department, String address) {
    return Addresses.longestPrefix(of(department).addresses(), address)
        .or(() -> regions.of(address).flatMap(code -> inRegion(department, code)));
  }

  private Served of(String department) {
    return departments.getOrDefault(department, new Served());
  }
}
