package io.onething.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onething.shared.Localized;

/**
 * The house's own roles: who is told of a clock, as ladders name them, and of what else the server
 * tells people. People have one by a group of the identity provider, whose name is said here alone.
 */
public enum StaffRole {
  @JsonProperty("handler")
  HANDLER("-clerks", "经办人", "handler"),
  @JsonProperty("section-head")
  SECTION_HEAD("-section-heads", "科室负责人", "section head"),
  @JsonProperty("deputy-leader")
  DEPUTY_LEADER("-deputy-leaders", "分管领导", "deputy leader"),
  @JsonProperty("lead-department")
  LEAD_DEPARTMENT("-clerks", "牵头部门", "lead department"),
  @JsonProperty("centre-director")
  CENTRE_DIRECTOR("centre-directors", "政务服务中心主任", "director of the service centre"),
  @JsonProperty("supervisor")
  SUPERVISOR("supervisors", "督查员", "supervisor");

  private final String group;
  private final Localized names;

  StaffRole(String group, String zh, String en) {
    this.group = group;
    this.names = new Localized(zh, en);
  }

  /**
   * The group of the people who have this role.
   *
   * @param department which is late: {@code hrss} makes {@code hrss-clerks}
   * @param leadDepartment of the bundle
   */
  public String group(String department, String leadDepartment) {
    return switch (this) {
      case HANDLER, SECTION_HEAD, DEPUTY_LEADER -> department + group;
      case LEAD_DEPARTMENT -> leadDepartment + group;
      case CENTRE_DIRECTOR, SUPERVISOR -> group;
    };
  }

  public Localized names() {
    return names;
  }
}
