package io.onething.engine;

import io.onething.cases.CaseFiles;
import io.onething.cases.MilestoneReached;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.StaffRole;
import io.onething.organisation.CaseGroups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Invites the applicant to rate the service (好差评, 国办发〔2019〕51号) when a case has ended well. What
 * follows, the days that there are for it, the call back after a bad rating, is a process of its
 * own beside the case, {@code processes/shared/rating.bpmn}: the case has ended, with its result
 * and its clocks, whatever comes of it. The process is begun with the end, in its transaction, and
 * takes its first step in one of its own.
 */
@Component
class Rating {

  /** The field, and the variable, that the rating is kept in. */
  static final String LEVEL = "serviceRating";

  /** The message that tells what has been done about a bad rating. */
  static final String RECTIFIED = "ratingRectified";

  /** How long the applicant has, and how long the authority has after a bad rating. */
  static final List<String> CLOCKS = List.of("rating", "rating-rectification");

  static final List<String> FIELDS =
      List.of(LEVEL, "ratingRemark", "ratingFinding", "ratingSatisfied");

  private static final String PROCESS = "rating";

  private final HouseProcesses house;
  private final CaseFiles files;
  private final Catalog catalog;
  private final CaseGroups groups;

  Rating(HouseProcesses house, CaseFiles files, Catalog catalog, CaseGroups groups) {
    this.house = house;
    this.files = files;
    this.catalog = catalog;
    this.groups = groups;
  }

  @EventListener
  void on(MilestoneReached milestone) {
    @Nullable String invitation = milestone.declared().get(Declared.RATING);
    if (invitation == null) {
      return;
    }
    Bundle bundle = catalog.bundle(files.get(milestone.caseId()).edition());
    Map<String, @Nullable Object> handed = new HashMap<>();
    handed.put(ProcessVariables.CASE_ID, milestone.caseId().toString());
    handed.put("invitation", invitation);
    handed.put("until", CLOCKS.getFirst());
    handed.put("rectifyUntil", CLOCKS.getLast());
    String lead = bundle.leadDepartment();
    handed.put("department", lead);
    handed.put(
        ProcessVariables.GROUP,
        groups.group(StaffRole.SECTION_HEAD, milestone.caseId(), lead, lead));
    handed.put(LEVEL, null);
    house.start(PROCESS, milestone.caseNumber(), nullable(handed));
  }

  /** The engine's signatures know no nullness; null values are allowed in its variables. */
  @SuppressWarnings({"unchecked", "NullAway"})
  private static Map<String, Object> nullable(Map<String, @Nullable Object> variables) {
    return (Map<String, Object>) (Map<String, ?>) variables;
  }
}
