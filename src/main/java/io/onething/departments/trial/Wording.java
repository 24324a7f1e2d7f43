package io.onething.departments.trial;

import io.onething.departments.SampleOutcome;
import io.onething.departments.calls.CallOutcome;

/** What the ways of ending are called. */
final class Wording {

  private Wording() {}

  static String kind(CallOutcome outcome) {
    return switch (outcome) {
      case CallOutcome.Completed completed -> "办结 completed";
      case CallOutcome.Pending pending -> "待答复 pending";
      case CallOutcome.Refused refused -> "拒绝 refused";
      case CallOutcome.Failed failed -> "失败 failed";
    };
  }

  static String kind(SampleOutcome outcome) {
    return switch (outcome) {
      case SampleOutcome.Completed completed -> "办结 completed";
      case SampleOutcome.Pending pending -> "待答复 pending";
      case SampleOutcome.Refused refused -> "拒绝 refused";
      case SampleOutcome.Failed failed -> "失败 failed";
      case SampleOutcome.Taken taken -> "回调生效 taken";
      case SampleOutcome.NotTaken not -> "回调不生效 not taken";
    };
  }
}
