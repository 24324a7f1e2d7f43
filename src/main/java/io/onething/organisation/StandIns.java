package io.onething.organisation;

import io.onething.organisation.Organisation.StandIn;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose work somebody does today, in the city's time. Nobody passes it on to a third. */
public class StandIns {

  private final LiveOrganisation organisation;
  private final StaffGroupStore staff;
  private final Clock clock;

  StandIns(LiveOrganisation organisation, StaffGroupStore staff, Clock clock) {
    this.organisation = organisation;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * Somebody who is away.
   *
   * @param subject as the identity provider knows her
   * @param groups those that she had when she last signed in
   */
  public record Absent(String subject, List<String> groups, @Nullable String department) {}

  /** Those for whom this person stands in today; those who have never signed in have no groups. */
  public List<Absent> absentFor(String subject) {
    LocalDate today = CityTime.today(clock);
    return organisation.now().organisation().standIns().stream()
        .filter(standIn -> standIn.by().equals(subject) && standIn.holdsOn(today))
        .map(StandIn::absent)
        .distinct()
        .map(this::known)
        .toList();
  }

  private Absent known(String subject) {
    return staff
        .find(subject)
        .map(known -> new Absent(subject, known.groups(), known.department()))
        .orElseGet(() -> new Absent(subject, List.of(), null));
  }
}
