package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.cases.CaseFile;
import io.onething.clerks.CaseSheet.Named;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.CallsUnderWay;
import io.onething.journal.CallJournal;
import io.onething.journal.JournalEntry;
import io.onething.journal.JournalEntry.Ending;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The journal of a case as its sheet shows it: call by call, what was tried and how it ended. */
@Component
class SheetCalls {

  private final CallJournal journal;
  private final CallsUnderWay underWay;
  private final DepartmentFiles departments;

  SheetCalls(CallJournal journal, CallsUnderWay underWay, DepartmentFiles departments) {
    this.journal = journal;
    this.underWay = underWay;
    this.departments = departments;
  }

  /**
   * One call with everything that was tried for it.
   *
   * @param doubtful the last delivery failed, or nobody has reported it
   */
  record CallLines(
      String topic, Localized names, Named department, boolean doubtful, List<Line> lines) {}

  /**
   * One delivery, or something else that was tried in it.
   *
   * @param at when the department was asked; when the task was handed out, if nobody has said
   * @param what what was asked
   * @param status the HTTP status
   * @param cause why it failed
   * @param message what happened, masked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      Instant at,
      Localized what,
      @Nullable String key,
      Localized result,
      @Nullable Integer status,
      @Nullable Long tookMillis,
      @Nullable Localized cause,
      @Nullable String message) {}

  /**
   * The calls of a case in the order in which they were first made. Those of one topic are told
   * apart: what was asked for the applicant's form, and the rounds of the case itself.
   */
  List<CallLines> of(CaseFile file) {
    Map<String, List<JournalEntry>> byTask =
        journal.of(file.id()).stream()
            .collect(
                Collectors.groupingBy(
                    JournalEntry::externalTask, LinkedHashMap::new, Collectors.toList()));
    Set<String> busy =
        underWay.among(
            byTask.values().stream()
                .map(List::getLast)
                .filter(last -> last.ending() == Ending.NO_REPORT)
                .map(JournalEntry::externalTask)
                .toList());
    List<CallLines> calls = new ArrayList<>();
    Map<String, Integer> rounds = new HashMap<>();
    byTask.forEach(
        (task, entries) -> {
          boolean prefill = isPrefill(file, entries.getFirst());
          int round = prefill ? 0 : rounds.merge(entries.getFirst().topic(), 1, Integer::sum);
          calls.add(call(entries, busy.contains(task), round));
        });
    return calls;
  }

  private static boolean isPrefill(CaseFile file, JournalEntry first) {
    return file.submittedAt() == null || first.deliveredAt().isBefore(file.submittedAt());
  }

  /**
   * @param round of the case; 0 for what was asked before it was submitted
   */
  private CallLines call(List<JournalEntry> entries, boolean busy, int round) {
    JournalEntry last = entries.getLast();
    Localized names =
        departments
            .find(last.topic())
            .map(Call::names)
            .orElse(new Localized(last.topic(), last.topic()));
    return new CallLines(
        last.topic(),
        round == 0
            ? new Localized(names.zh() + "（预填时）", names.en() + " (for the form)")
            : names.inRound(round),
        new Named(last.department(), departments.names(last.department())),
        !busy && isDoubtful(last.ending()),
        entries.stream().map(entry -> line(entry, busy && entry == last)).toList());
  }

  private static boolean isDoubtful(Ending ending) {
    return switch (ending) {
      case FAILED, UNKNOWN, NO_REPORT -> true;
      case COMPLETED, PENDING, REFUSED, FOUND, NOT_FOUND, GIVEN_BACK -> false;
    };
  }

  private static Line line(JournalEntry entry, boolean busy) {
    return new Line(
        entry.beganAt() == null ? entry.deliveredAt() : entry.beganAt(),
        what(entry.kind()),
        entry.key(),
        busy ? new Localized("正在办理", "under way") : result(entry.ending()),
        entry.status(),
        entry.tookMillis(),
        entry.cause() == null ? null : entry.cause().names(),
        entry.message());
  }

  private static Localized what(Attempt.@Nullable Kind kind) {
    return switch (kind) {
      case CALL -> new Localized("调用", "call");
      case CHECK -> new Localized("查询是否已办", "check");
      case null -> new Localized("交办", "delivery");
    };
  }

  private static Localized result(Ending ending) {
    return switch (ending) {
      case COMPLETED -> new Localized("已答复", "answered");
      case PENDING -> new Localized("已受理，答复另达", "taken, answers later");
      case REFUSED -> new Localized("不予办理", "refused");
      case FAILED -> new Localized("未成功", "failed");
      case FOUND -> new Localized("已办", "done already");
      case NOT_FOUND -> new Localized("未办", "not done");
      case UNKNOWN -> new Localized("是否已办不明", "not known");
      case GIVEN_BACK -> new Localized("未开始，已退回", "given back unbegun");
      case NO_REPORT -> new Localized("交出后无回报", "no report after delivery");
    };
  }
}
