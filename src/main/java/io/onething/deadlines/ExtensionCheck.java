package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what a manifest says of the extension of one clock: never more than the law gives. */
final class ExtensionCheck {

  private final String file;
  private final String path;
  private final List<Fault> faults;

  ExtensionCheck(String file, String path, List<Fault> faults) {
    this.file = file;
    this.path = path;
    this.faults = faults;
  }

  void check(Bundle.Extension extension, Limit limit) {
    Optional<Article42> law = Article42.of(limit);
    Optional<Article42.Approver> office = Article42.Approver.of(extension.by());
    if (office.isEmpty()) {
      fault(
          "by",
          said(extension.by()),
          "one of "
              + Arrays.stream(Article42.Approver.values()).map(Article42.Approver::id).toList());
    } else if (law.isPresent() && office.get() != law.get().approver()) {
      fault(
          "by",
          said(extension.by()),
          law.get().approver().id() + ", as " + Article42.BASIS + " has it for " + limit.text());
    }
    if (extension.upTo() == null) {
      fault("upTo", "is missing", "the most that may be added, as in 10wd");
    } else {
      @Nullable Limit most = ClockCheck.read(file, path + ".upTo", extension.upTo(), faults);
      if (most != null) {
        checkMost(most, limit, law);
      }
    }
    if (law.isEmpty() && (extension.basis() == null || extension.basis().isBlank())) {
      fault("basis", "is missing", "the article that allows it: no law extends " + limit.text());
    }
  }

  private void checkMost(Limit most, Limit limit, Optional<Article42> law) {
    if (most.getClass() != limit.getClass()) {
      fault("upTo", said(most.text()), "the unit of the limit, " + limit.text());
    } else if (law.isPresent() && most.count() > law.get().mostAdded().count()) {
      fault(
          "upTo",
          said(most.text()) + " is more than the law adds",
          "at most " + law.get().mostAdded().text() + " (" + Article42.BASIS + ")");
    }
  }

  private static String said(@Nullable String text) {
    return text == null ? "is missing" : "'" + text + "'";
  }

  private void fault(String key, String problem, String expected) {
    faults.add(new Fault(file, path + "." + key, problem, expected));
  }
}
