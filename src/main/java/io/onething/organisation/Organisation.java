package io.onething.organisation;

import io.onething.catalog.StaffRole;
import io.onething.shared.Localized;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Regions, offices and stand-ins, as {@code organisation/organisation.yaml} gives them.
 *
 * @param regions by official code (GB/T 2260)
 * @param offices by id
 * @param fallbacks the group that takes a case whose place no office of the department serves, by
 *     department
 * @param groups names of groups, for people to read; offices and departments name their own
 * @param standIns who does whose work on which days
 */
record Organisation(
    Map<String, Region> regions,
    Map<String, Office> offices,
    Map<String, String> fallbacks,
    Map<String, Localized> groups,
    List<StandIn> standIns) {

  /** Where nothing is said: every department has one group for the whole city. */
  static final Organisation NONE =
      new Organisation(Map.of(), Map.of(), Map.of(), Map.of(), List.of());

  Organisation {
    regions = kept(regions);
    offices = kept(offices);
    fallbacks = kept(fallbacks);
    groups = kept(groups);
    standIns = standIns == null ? List.of() : List.copyOf(standIns);
  }

  private static <T> Map<String, T> kept(@Nullable Map<String, T> given) {
    return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /** A province, city, district or county. */
  record Region(Localized names) {}

  /**
   * A place where a department does its work.
   *
   * @param department a folder under {@code workers/}
   * @param region the code of the region that it lies in
   * @param group whose people do its tasks, as the identity provider names it
   * @param heads the group of the heads of its section; null if it has those of the department
   * @param hours when it is open, in words for people
   * @param serves which cases go to it
   */
  record Office(
      String department,
      Localized names,
      String region,
      String group,
      @Nullable String heads,
      @Nullable String address,
      @Nullable String phone,
      @Nullable Localized hours,
      Serves serves) {

    Office {
      serves = serves == null ? new Serves(List.of(), List.of(), List.of()) : serves;
    }
  }

  /**
   * Which cases go to an office. Each place belongs to one office of a department.
   *
   * @param places codes, as that of a school
   * @param regions codes of regions, with all that lies in them and has no office of its own
   * @param addresses how addresses begin
   */
  record Serves(List<String> places, List<String> regions, List<String> addresses) {

    Serves {
      places = places == null ? List.of() : List.copyOf(places);
      regions = regions == null ? List.of() : List.copyOf(regions);
      addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }
  }

  /**
   * Somebody does another's work.
   *
   * @param absent who is away, as the identity provider knows her
   * @param by who stands in
   * @param from the first day, in the city's time
   * @param to the last day
   */
  record StandIn(String absent, String by, LocalDate from, LocalDate to) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean meets(StandIn other) {
      return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
  }

  /** The group for the cases of a department that none of its offices serves. */
  String fallback(String department) {
    return fallbacks.getOrDefault(department, StaffRole.HANDLER.group(department, department));
  }
}
