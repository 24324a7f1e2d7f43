package io.onething.departments.calls;

import io.onething.departments.Attempt;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.Attempt.Kind;
import io.onething.departments.Call;
import io.onething.departments.MessageMasking;
import io.onething.departments.calls.CallOutcome.Failed;
import org.jspecify.annotations.Nullable;

/** Notes an attempt for the journal, without personal data. */
record AttemptNotes(Call call, CaseTask task, Sent sent) {

  Exchange<CallOutcome> call(CallOutcome outcome) {
    CallOutcome result = outcome instanceof Failed failed ? described(failed) : outcome;
    Attempt attempt =
        switch (result) {
          case CallOutcome.Completed completed -> attempt(Kind.CALL, Ending.COMPLETED, null);
          case CallOutcome.Pending pending -> attempt(Kind.CALL, Ending.PENDING, null);
          case CallOutcome.Refused refused -> attempt(Kind.CALL, Ending.REFUSED, refused.reason());
          case Failed failed -> attempt(Kind.CALL, failed);
        };
    return new Exchange<>(sent.request(), sent.response(), result, attempt);
  }

  Exchange<CheckResult> check(CheckResult outcome) {
    CheckResult result =
        switch (outcome) {
          case CheckResult.Unclear unclear -> new CheckResult.Unclear(described(unclear.why()));
          default -> outcome;
        };
    Attempt attempt =
        switch (result) {
          case CheckResult.Found found -> attempt(Kind.CHECK, Ending.FOUND, null);
          case CheckResult.NotFound notFound -> attempt(Kind.CHECK, Ending.NOT_FOUND, null);
          case CheckResult.Unclear unclear -> attempt(Kind.CHECK, unclear.why());
        };
    return new Exchange<>(sent.request(), sent.response(), result, attempt);
  }

  /** Says which department, and for the operator everything else that is no secret. */
  private Failed described(Failed failed) {
    String details =
        "%s %s, %s, delivery %d, key %s, %d ms, %s"
            .formatted(
                call.topic(),
                call.request().method(),
                failed.cause(),
                task.deliveries(),
                task.idempotencyKey(),
                sent.took().toMillis(),
                sent.answer().described());
    return new Failed(
        failed.cause(),
        MessageMasking.mask(call.department() + ": " + failed.message(), task.facts()),
        MessageMasking.mask(details, task.facts()),
        failed.spends(),
        failed.notBefore());
  }

  private Attempt attempt(Kind kind, Failed failed) {
    boolean unknown = failed.cause() == Attempt.Cause.UNKNOWN;
    Ending ending = unknown && kind == Kind.CHECK ? Ending.UNKNOWN : Ending.FAILED;
    return attempt(kind, ending, failed.cause(), failed.message());
  }

  private Attempt attempt(Kind kind, Ending ending, @Nullable String message) {
    return attempt(kind, ending, null, message);
  }

  private Attempt attempt(
      Kind kind, Ending ending, Attempt.@Nullable Cause cause, @Nullable String message) {
    Integer status = sent.answer().status();
    return new Attempt(
        kind,
        task.idempotencyKey(),
        sent.began(),
        sent.took().toMillis(),
        status != null && status >= 100 && status <= 599 ? status : null,
        ending,
        cause,
        message);
  }
}
