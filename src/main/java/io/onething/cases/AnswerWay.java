package io.onething.cases;

import io.onething.shared.Localized;

/** How a department told a person its answer when it could not tell the system. */
public enum AnswerWay {
  TELEPHONE("电话", "by telephone"),
  LETTER("书面函件", "in writing"),
  VISIT("当面", "in person"),
  MESSAGE("政务工作群", "by official messenger");

  private final Localized names;

  AnswerWay(String zh, String en) {
    this.names = new Localized(zh, en);
  }

  public Localized names() {
    return names;
  }
}
