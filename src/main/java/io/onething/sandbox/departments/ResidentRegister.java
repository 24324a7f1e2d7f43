package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.Household;
import io.onething.sandbox.departments.Registers.Relation;
import io.onething.sandbox.departments.Registers.Resident;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The residents by citizen number, each with the household. */
@Component
class ResidentRegister {

  private final Map<String, Entry> entries = new HashMap<>();

  ResidentRegister(Registers registers) {
    for (Household household : registers.households()) {
      for (Resident resident : household.members()) {
        entries.put(resident.idNumber(), new Entry(resident, household));
      }
    }
  }

  Optional<Entry> entry(String idNumber) {
    return Optional.ofNullable(entries.get(idNumber));
  }

  record Entry(Resident resident, Household household) {

    /** Spouse and children of this resident within the household. */
    List<ResidentsOffice.Relative> family() {
      if (resident.relation() == Relation.CHILD) {
        return List.of();
      }
      return household.members().stream()
          .filter(member -> !member.equals(resident))
          .map(
              member ->
                  new ResidentsOffice.Relative(
                      member.name(), member.idNumber(), relationOf(member)))
          .toList();
    }

    private static Relation relationOf(Resident other) {
      return other.relation() == Relation.CHILD ? Relation.CHILD : Relation.SPOUSE;
    }
  }
}
