package io.onething.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organisation as operators see it. */
class OrganisationViews {

  private static final int MOST_VERSIONS = 50;

  private final OrganisationStore store;
  private final LiveOrganisation organisation;
  private final DepartmentFiles departments;
  private final StaffGroupStore staff;
  private final Clock clock;

  OrganisationViews(
      OrganisationStore store,
      LiveOrganisation organisation,
      DepartmentFiles departments,
      StaffGroupStore staff,
      Clock clock) {
    this.store = store;
    this.organisation = organisation;
    this.departments = departments;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * What is in force, and who has put what in force before.
   *
   * @param yaml the text of the one in force
   */
  record Overview(
      int number,
      String yaml,
      List<OfficeView> offices,
      List<FallbackView> fallbacks,
      List<StandInView> standIns,
      List<VersionView> versions) {}

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
      List<String> serves) {}

  record FallbackView(Localized department, String group) {}

  /**
   * Somebody does another's work.
   *
   * @param today whether it holds today
   * @param over whether it is over
   * @param groups whose tasks they are; empty while the absent one has never signed in, so that
   *     nobody knows her groups
   */
  record StandInView(
      String absent,
      String by,
      LocalDate from,
      LocalDate to,
      boolean today,
      boolean over,
      List<String> groups) {}

  record VersionView(int number, OrganisationStore.Origin origin, String by, Instant at) {}

  Overview overview() {
    LiveOrganisation.InForce now = organisation.now();
    Organisation known = now.organisation();
    return new Overview(
        now.number(),
        store.find(now.number()).map(OrganisationStore.Version::content).orElse(""),
        known.offices().entrySet().stream()
            .map(entry -> office(entry.getKey(), entry.getValue(), known))
            .toList(),
        known.fallbacks().entrySet().stream()
            .map(entry -> new FallbackView(departments.names(entry.getKey()), entry.getValue()))
            .toList(),
        known.standIns().stream().map(this::standIn).toList(),
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

  private OfficeView office(String id, Office office, Organisation known) {
    List<String> serves = new ArrayList<>(office.serves().places());
    office.serves().regions().stream().map(code -> regionName(code, known)).forEach(serves::add);
    office.serves().addresses().stream().map(begin -> begin + "…").forEach(serves::add);
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

  private static String regionName(String code, Organisation known) {
    Organisation.@Nullable Region region = known.regions().get(code);
    return region == null ? code : region.names().zh();
  }

  private StandInView standIn(StandIn standIn) {
    LocalDate today = CityTime.today(clock);
    return new StandInView(
        standIn.absent(),
        standIn.by(),
        standIn.from(),
        standIn.to(),
        standIn.holdsOn(today),
        standIn.to().isBefore(today),
        staff.find(standIn.absent()).map(StaffGroupStore.Known::groups).orElse(List.of()));
  }
}
