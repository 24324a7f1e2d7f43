package io.onething.engine;

import io.onething.shared.Localized;

/** Why a call has come to the fallback desk. */
public enum DeskReason {
  RETRIES_SPENT("多次联系部门未成功", "The department was tried as often as its file says"),
  OVERDUE("已超过本环节时限仍无答复", "The step's time is up and nobody has answered");

  private final Localized names;

  DeskReason(String zh, String en) {
    this.names = new Localized(zh, en);
  }

  public Localized names() {
    return names;
  }
}
