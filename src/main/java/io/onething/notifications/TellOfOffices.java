package io.onething.notifications;

import io.onething.catalog.StaffRole;
import io.onething.organisation.NoOfficeServes;
import java.util.Map;
import org.springframework.context.event.EventListener;

/** Tells supervisors of cases that no office serves. */
class TellOfOffices {

  private final StaffMessages messages;

  TellOfOffices(StaffMessages messages) {
    this.messages = messages;
  }

  @EventListener
  void on(NoOfficeServes missing) {
    messages.tell(
        missing.caseId(),
        StaffRole.SUPERVISOR.group("", ""),
        StaffText.NO_OFFICE,
        Map.of(
            "departmentZh", missing.department().zh(),
            "departmentEn", missing.department().en(),
            "groupZh", missing.group().zh(),
            "groupEn", missing.group().en()),
        missing.at());
  }
}
