package io.onething.departments.trial;

import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.ErrorRule;
import io.onething.departments.Sample;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.DepartmentAddress;
import io.onething.departments.calls.DepartmentCaller;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rows of a call's error table decide a sample's cases. Rows may say the same, so the sample
 * is played with rows that say their own number.
 */
final class DecidingRows {

  private final Department department;
  private final Call numbered;

  DecidingRows(Department department, Call call) {
    this.department = department;
    List<ErrorRule> rows = new ArrayList<>();
    for (ErrorRule rule : call.errors()) {
      rows.add(numbered(rule, rows.size()));
    }
    this.numbered = call.deciding(rows);
  }

  /** Their places in the table. */
  Set<Integer> of(Sample sample) throws InterruptedException {
    Set<Integer> deciding = new TreeSet<>();
    URI nowhere = URI.create("https://" + department.id() + ".invalid");
    try (DepartmentCaller caller =
        new DepartmentCaller(
            new DepartmentAddress(nowhere, department.allowedHosts()),
            new PlayedDepartment(sample),
            Clock.systemUTC())) {
      if (new Trial(caller, null).of(numbered, sample) instanceof Tried.Called called) {
        for (int row = 0; row < numbered.errors().size(); row++) {
          String number = number(row);
          if (called.outcomes().values().stream().anyMatch(each -> says(each, number))) {
            deciding.add(row);
          }
        }
      }
    }
    return deciding;
  }

  private static ErrorRule numbered(ErrorRule rule, int row) {
    return switch (rule) {
      case ErrorRule.Refuse refuse ->
          new ErrorRule.Refuse(refuse.when(), number(row), refuse.reason());
      case ErrorRule.Retry retry -> new ErrorRule.Retry(retry.when(), number(row));
      case ErrorRule.Defect defect -> new ErrorRule.Defect(defect.when(), number(row));
      case ErrorRule.Ask ask -> new ErrorRule.Ask(ask.when(), number(row));
    };
  }

  private static String number(int row) {
    return "errors[" + row + "]";
  }

  private static boolean says(CallOutcome outcome, String number) {
    return switch (outcome) {
      case CallOutcome.Refused refused -> refused.error().equals(number);
      case CallOutcome.Failed failed -> failed.message().contains(number);
      default -> false;
    };
  }
}
