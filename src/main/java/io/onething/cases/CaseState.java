package io.onething.cases;

import io.onething.shared.Localized;

/** The states of a case file, after the vocabulary of government services (受理, 补正, 办结). */
public enum CaseState {
  DRAFT("暂存", "Draft"),
  SUBMITTED("已提交", "Submitted"),
  CORRECTION_REQUESTED("待补正", "Correction requested"),
  NOT_ACCEPTED("不予受理", "Not accepted"),
  ACCEPTED("已受理", "Accepted"),
  IN_REVIEW("审核中", "In review"),
  SUSPENDED("等待外部办理", "Waiting for another authority"),
  APPROVED("已批准", "Approved"),
  REJECTED("不予办理", "Rejected"),
  WITHDRAWN("已撤回", "Withdrawn"),
  RETURNED("已退回", "Returned"),
  TERMINATED("已终止", "Terminated"),
  CERTIFICATE_ISSUED("已制证", "Certificate issued"),
  CLOSED("已办结", "Closed");

  private final Localized names;

  CaseState(String zh, String en) {
    this.names = new Localized(zh, en);
  }

  public Localized names() {
    return names;
  }
}
