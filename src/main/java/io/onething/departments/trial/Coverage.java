package io.onething.departments.trial;

import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.departments.Department;
import io.onething.departments.ErrorRule;
import io.onething.departments.Idempotency;
import io.onething.departments.Sample;
import io.onething.departments.SampleOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which ways a call can end have no sample.
 *
 * @param department the call's
 * @param samples those of the call
 */
record Coverage(Department department, Call call, List<Sample> samples) {

  Coverage {
    samples = List.copyOf(samples);
  }

  /** What is missing, one a line; empty when every way has a sample. */
  List<String> missing() throws InterruptedException {
    List<String> missing = new ArrayList<>();
    boolean later = call.shape() == CallShape.ANSWER_LATER;
    need(
        missing,
        later ? "待答复 pending" : "办结 completed",
        outcome ->
            later
                ? outcome instanceof SampleOutcome.Pending
                : outcome instanceof SampleOutcome.Completed);
    Set<Integer> deciding = deciding();
    for (int row = 0; row < call.errors().size(); row++) {
      if (!deciding.contains(row)) {
        missing.add("errors[" + row + "] " + said(call.errors().get(row)));
      }
    }
    call.flags()
        .forEach(
            (flag, values) ->
                values.forEach(
                    value ->
                        need(
                            missing,
                            "flags." + flag + " " + value,
                            outcome -> value.equals(flags(outcome).get(flag)))));
    if (call.responseSchema() != null) {
      need(
          missing,
          "responseSchema",
          outcome ->
              outcome instanceof SampleOutcome.Failed failed
                  && failed.message().contains("responseSchema"));
    }
    if (call.callback() != null) {
      need(missing, "回调生效 callback taken", SampleOutcome.Taken.class::isInstance);
      need(missing, "回调不生效 callback not taken", SampleOutcome.NotTaken.class::isInstance);
    }
    if (call.idempotency() instanceof Idempotency.Asked) {
      needSample(
          missing, "check: 已办 found", sample -> sample.check() != null && sample.call() == null);
      needSample(
          missing,
          "check: 未办 not found",
          sample -> sample.check() != null && sample.call() != null);
    }
    return missing;
  }

  private Set<Integer> deciding() throws InterruptedException {
    DecidingRows rows = new DecidingRows(department, call);
    Set<Integer> deciding = new HashSet<>();
    for (Sample sample : samples) {
      deciding.addAll(rows.of(sample));
    }
    return deciding;
  }

  private void need(List<String> missing, String what, Predicate<SampleOutcome> is) {
    needSample(missing, what, sample -> outcomes(sample).anyMatch(is));
  }

  private void needSample(List<String> missing, String what, Predicate<Sample> is) {
    if (samples.stream().noneMatch(is)) {
      missing.add(what);
    }
  }

  private static Stream<SampleOutcome> outcomes(Sample sample) {
    return sample.callback() != null
        ? Stream.of(sample.callback().outcome())
        : sample.cases().stream().map(Sample.OfCase::outcome);
  }

  private static String said(ErrorRule rule) {
    return switch (rule) {
      case ErrorRule.Refuse refuse -> "refuse " + refuse.error();
      case ErrorRule.Retry retry -> "retry " + retry.why();
      case ErrorRule.Defect defect -> "defect " + defect.why();
      case ErrorRule.Ask ask -> "ask " + ask.why();
    };
  }

  private static Map<String, String> flags(SampleOutcome outcome) {
    return switch (outcome) {
      case SampleOutcome.Completed completed -> completed.flags();
      case SampleOutcome.Pending pending -> pending.flags();
      case SampleOutcome.Taken taken -> taken.flags();
      default -> Map.of();
    };
  }
}
