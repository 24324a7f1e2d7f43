package io.onething.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.organisation.Organisation.Office;
import io.onething.organisation.Organisation.Region;
import io.onething.organisation.Organisation.StandIn;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one organisation says otherwise than another.
 *
 * @param id of the region, office or department; of a stand-in who is away and when
 * @param name what people call it; empty for one without names
 * @param values what differs, by the keys of the file; all there is for one that comes or goes
 */
record Difference(Kind kind, Change change, String id, String name, List<Value> values) {

  enum Kind {
    REGION,
    OFFICE,
    FALLBACK,
    GROUP,
    STAND_IN
  }

  enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** One value; null where there is none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Value(String key, @Nullable String before, @Nullable String after) {}

  /** In the order of the file: what is new or changed, then what is gone. */
  static List<Difference> between(Organisation before, Organisation after) {
    List<Difference> all = new ArrayList<>();
    add(Kind.REGION, before.regions(), after.regions(), Difference::values, all);
    add(Kind.OFFICE, before.offices(), after.offices(), Difference::values, all);
    add(
        Kind.FALLBACK,
        before.fallbacks(),
        after.fallbacks(),
        (id, group) -> Map.of("group", group),
        all);
    add(Kind.GROUP, before.groups(), after.groups(), Difference::values, all);
    add(Kind.STAND_IN, byDays(before), byDays(after), Difference::values, all);
    return all;
  }

  private static <T> void add(
      Kind kind,
      Map<String, T> before,
      Map<String, T> after,
      BiFunction<String, T, Map<String, String>> values,
      List<Difference> all) {
    Set<String> ids = new LinkedHashSet<>(after.keySet());
    ids.addAll(before.keySet());
    for (String id : ids) {
      @Nullable T was = before.get(id);
      @Nullable T is = after.get(id);
      if (!Objects.equals(was, is)) {
        Map<String, String> old = was == null ? Map.of() : values.apply(id, was);
        Map<String, String> now = is == null ? Map.of() : values.apply(id, is);
        Change change = was == null ? Change.ADDED : is == null ? Change.REMOVED : Change.CHANGED;
        String name = (is == null ? old : now).getOrDefault("names.zh", "");
        all.add(new Difference(kind, change, id, name, changed(old, now)));
      }
    }
  }

  private static List<Value> changed(Map<String, String> old, Map<String, String> now) {
    Set<String> keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(old.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(old.get(key), now.get(key)))
        .map(key -> new Value(key, old.get(key), now.get(key)))
        .toList();
  }

  private static Map<String, String> values(String code, Region region) {
    return values(code, region.names());
  }

  private static Map<String, String> values(String id, Localized names) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("names.zh", names.zh());
    values.put("names.en", names.en());
    return values;
  }

  private static Map<String, String> values(String id, Office office) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("department", office.department());
    values.put("names.zh", office.names().zh());
    values.put("names.en", office.names().en());
    values.put("region", office.region());
    values.put("group", office.group());
    values.put("heads", office.heads());
    values.put("address", office.address());
    values.put("phone", office.phone());
    values.put("hours.zh", office.hours() == null ? null : office.hours().zh());
    values.put("hours.en", office.hours() == null ? null : office.hours().en());
    values.put("serves.places", together(office.serves().places()));
    values.put("serves.regions", together(office.serves().regions()));
    values.put("serves.addresses", together(office.serves().addresses()));
    Map<String, String> given = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            given.put(key, value);
          }
        });
    return given;
  }

  private static Map<String, String> values(String id, StandIn standIn) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("absent", standIn.absent());
    values.put("by", standIn.by());
    values.put("from", standIn.from().toString());
    values.put("to", standIn.to().toString());
    return values;
  }

  private static @Nullable String together(List<String> served) {
    return served.isEmpty() ? null : String.join(", ", served);
  }

  private static Map<String, StandIn> byDays(Organisation organisation) {
    Map<String, StandIn> standIns = new LinkedHashMap<>();
    organisation
        .standIns()
        .forEach(each -> standIns.put(each.absent() + " ← " + each.by() + " " + each.from(), each));
    return standIns;
  }
}
