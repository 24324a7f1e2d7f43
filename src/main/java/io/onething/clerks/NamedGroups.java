package io.onething.clerks;

import io.onething.organisation.Offices;
import io.onething.shared.Localized;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The engine's groups under the names that people call them: Tasklist shows whose task it is by
 * these. The organisation and the departments have the names, which may change while servers run.
 */
@Component
class NamedGroups {

  /** As many characters as the engine keeps of a name. */
  private static final int LONGEST = 255;

  private static final Logger LOG = LoggerFactory.getLogger(NamedGroups.class);

  private final IdentityService identity;
  private final Offices offices;
  private volatile Map<String, Localized> kept = Map.of();

  NamedGroups(IdentityService identity, Offices offices) {
    this.identity = identity;
    this.offices = offices;
  }

  /** Names all groups, and makes those that are missing; one that nobody has named has its id. */
  void keep(Set<String> groups) {
    Map<String, Localized> names = offices.groupNames();
    Map<String, String> wanted = new TreeMap<>();
    groups.forEach(group -> wanted.put(group, group));
    names.forEach((group, name) -> wanted.put(group, shortened(name.zh())));
    Map<String, Group> known = known(wanted.keySet());
    wanted.forEach((group, name) -> keep(group, name, known.get(group)));
    kept = names;
  }

  /** Takes up what the organisation or a release has named anew, here or at another server. */
  @Scheduled(fixedDelayString = "${onething.organisation.interval:PT2S}")
  void keepUp() {
    try {
      if (!offices.groupNames().equals(kept)) {
        keep(Set.of());
      }
    } catch (RuntimeException away) {
      LOG.warn("Names of groups wait, tried again soon: {}", away.getMessage());
    }
  }

  private Map<String, Group> known(Set<String> groups) {
    return groups.isEmpty()
        ? Map.of()
        : identity.createGroupQuery().groupIdIn(groups.toArray(String[]::new)).list().stream()
            .collect(Collectors.toMap(Group::getId, Function.identity()));
  }

  private void keep(String id, String name, @Nullable Group known) {
    if (known != null && name.equals(known.getName())) {
      return;
    }
    Group group = known == null ? identity.newGroup(id) : known;
    group.setName(name);
    group.setType("WORKFLOW");
    identity.saveGroup(group);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }
}
