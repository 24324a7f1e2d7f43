package io.onething.notifications;

import io.onething.organisation.NoOfficeServes;
import java.util.Map;
import org.springframework.context.event.EventListener;

/** Tells supervisors of cases that no office serves. */
class TellOfOffices {

  private static final String SUPERVISORS = "supervisors";

  private final StaffMessages messages;

  TellOfOffices(StaffMessages messages) {
    this.messages = messages;
  }

  @EventListener
  void on(NoOfficeServes missing) {
    messages.tell(
        missing.caseId(),
        SUPERVISORS,
        StaffText.NO_OFFICE,
        Map.of(
            "departmentZh", missing.department().zh(),
            "departmentEn", missing.department().en(),
            "group", missing.group()),
        missing.at());
  }
}
