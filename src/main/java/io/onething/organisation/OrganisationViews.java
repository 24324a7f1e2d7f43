package io.onething.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.Organisation.Office;
import io.onething.organisation.Organisation.StandIn;
import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The organisation as operators see it. */
class OrganisationViews {

  private static final int MOST_VERSIONS = 50;

  private final OrganisationStore store;
  private final LiveOrganisation organisation;
  private final DepartmentFiles departments;
  private final Catalog catalog;
  private final StaffGroupStore staff;
  private final ObjectProvider<StaffDirectory> directory;
  private final ObjectProvider<GroupUses> uses;
  private final Clock clock;

  OrganisationViews(
      OrganisationStore store,
      LiveOrganisation organisation,
      DepartmentFiles departments,
      Catalog catalog,
      StaffGroupStore staff,
      ObjectProvider<StaffDirectory> directory,
      ObjectProvider<GroupUses> uses,
      Clock clock) {
    this.store = store;
    this.organisation = organisation;
    this.departments = departments;
    this.catalog = catalog;
    this.staff = staff;
    this.directory = directory;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * What is in force, and who has put what in force before.
   *
   * @param yaml the text of the one in force
   * @param used the groups that models name themselves
   */
  record Overview(
      int number,
      String yaml,
      List<OfficeView> offices,
      List<FallbackView> fallbacks,
      List<UsedGroup> used,
      List<StandInView> standIns,
      List<VersionView> versions) {}

  /**
   * A code, and what people call it.
   *
   * @param names null for one that nobody has named
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Called(String id, @Nullable Localized names) {}

  /**
   * A group that models name.
   *
   * @param uses the tasks that it gets
   */
  record UsedGroup(Called group, List<UseView> uses) {}

  record UseView(Localized process, Localized step) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfficeView(
      String id,
      Localized names,
      Localized department,
      @Nullable Localized region,
      String group,
      @Nullable String heads,
      @Nullable String address,
      @Nullable String phone,
      @Nullable Localized hours,
      List<Called> serves) {}

  record FallbackView(Localized department, Called group) {}

  /**
   * Somebody does another's work.
   *
   * @param today whether it holds today
   * @param over whether it is over
   * @param groups whose tasks they are; empty while the absent one has never signed in, so that
   *     nobody knows her groups
   */
  record StandInView(
      Called absent,
      Called by,
      LocalDate from,
      LocalDate to,
      boolean today,
      boolean over,
      List<Called> groups) {}

  record VersionView(int number, OrganisationStore.Origin origin, String by, Instant at) {}

  Overview overview() {
    LiveOrganisation.InForce now = organisation.now();
    Organisation known = now.organisation();
    GroupNames groups = new GroupNames(known, departments);
    PlaceNames places = new PlaceNames(catalog.bundles());
    return new Overview(
        now.number(),
        store.find(now.number()).map(OrganisationStore.Version::content).orElse(""),
        known.offices().entrySet().stream()
            .map(entry -> office(entry.getKey(), entry.getValue(), known, places))
            .toList(),
        known.fallbacks().entrySet().stream()
            .map(
                entry ->
                    new FallbackView(
                        departments.names(entry.getKey()), called(entry.getValue(), groups)))
            .toList(),
        used(groups),
        known.standIns().stream().map(each -> standIn(each, groups)).toList(),
        store.latest(MOST_VERSIONS).stream()
            .map(
                version ->
                    new VersionView(version.number(), version.origin(), version.by(), version.at()))
            .toList());
  }

  /** The text of one that was in force. */
  Optional<String> file(int number) {
    return store.find(number).map(OrganisationStore.Version::content);
  }

  private List<UsedGroup> used(GroupNames groups) {
    Map<String, Localized> bundles =
        catalog.bundles().stream().collect(Collectors.toMap(Bundle::bundle, Bundle::names));
    Map<String, List<UseView>> found = new TreeMap<>();
    uses.stream()
        .flatMap(known -> known.all().stream())
        .forEach(
            use ->
                found
                    .computeIfAbsent(use.group(), none -> new ArrayList<>())
                    .add(
                        new UseView(
                            bundles.getOrDefault(
                                use.process(),
                                new Localized(use.processName(), inWords(use.process()))),
                            use.step())));
    return found.entrySet().stream()
        .map(entry -> new UsedGroup(called(entry.getKey(), groups), entry.getValue()))
        .toList();
  }

  /** A shared process has no English name but its id. */
  private static String inWords(String process) {
    String words = process.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static Called called(String group, GroupNames groups) {
    return new Called(group, groups.of(group).orElse(null));
  }

  private OfficeView office(String id, Office office, Organisation known, PlaceNames places) {
    List<Called> serves = new ArrayList<>();
    for (String code : office.serves().places()) {
      serves.add(new Called(code, places.of(office.department(), code).orElse(null)));
    }
    office.serves().regions().stream().map(code -> regionCalled(code, known)).forEach(serves::add);
    office.serves().addresses().stream()
        .map(begin -> new Called("", new Localized(begin + "…", begin + "…")))
        .forEach(serves::add);
    Organisation.@Nullable Region region = known.regions().get(office.region());
    return new OfficeView(
        id,
        office.names(),
        departments.names(office.department()),
        region == null ? null : region.names(),
        office.group(),
        office.heads(),
        office.address(),
        office.phone(),
        office.hours(),
        serves);
  }

  private static Called regionCalled(String code, Organisation known) {
    Organisation.@Nullable Region region = known.regions().get(code);
    return new Called(code, region == null ? null : region.names());
  }

  private Called person(String subject) {
    @Nullable StaffDirectory known = directory.getIfAvailable();
    String name = known == null ? subject : known.of(subject);
    return new Called(subject, name.equals(subject) ? null : new Localized(name, name));
  }

  private StandInView standIn(StandIn standIn, GroupNames groups) {
    LocalDate today = CityTime.today(clock);
    return new StandInView(
        person(standIn.absent()),
        person(standIn.by()),
        standIn.from(),
        standIn.to(),
        standIn.holdsOn(today),
        standIn.to().isBefore(today),
        staff.find(standIn.absent()).map(StaffGroupStore.Known::groups).orElse(List.of()).stream()
            .map(group -> called(group, groups))
            .toList());
  }
}
