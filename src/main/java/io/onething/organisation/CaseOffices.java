package io.onething.organisation;

import io.onething.organisation.Organisation.Office;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which offices a case went to, for people to read. */
public class CaseOffices {

  private final CaseOfficeStore store;
  private final LiveOrganisation organisation;

  CaseOffices(CaseOfficeStore store, LiveOrganisation organisation) {
    this.store = store;
    this.organisation = organisation;
  }

  /** The name of an office that is in force. */
  public Optional<Localized> names(String office) {
    return Optional.ofNullable(organisation.now().organisation().offices().get(office))
        .map(Office::names);
  }

  /** The ids of the offices whose section somebody heads. */
  public List<String> headedBy(Collection<String> groups) {
    return organisation.now().organisation().offices().entrySet().stream()
        .filter(office -> groups.contains(Offices.heads(office.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The names of the office that the case went to last, by department. */
  public Map<String, Localized> of(CaseId id) {
    Map<String, Office> known = organisation.now().organisation().offices();
    Map<String, Localized> names = new HashMap<>();
    store
        .latest(id)
        .forEach(
            (department, went) -> {
              @Nullable Office office = went.office() == null ? null : known.get(went.office());
              if (office != null) {
                names.put(department, office.names());
              }
            });
    return names;
  }
}
