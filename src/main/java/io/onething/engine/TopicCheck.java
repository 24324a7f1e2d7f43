package io.onething.engine;

import io.onething.catalog.Fault;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Models and calls belong together: a topic that is named has a file, a file's topic is named, and
 * what a department may refuse is caught where it is asked, what it answers later is waited for.
 */
final class TopicCheck {
  private final Map<String, String> files;
  private final DepartmentFiles departments;
  private final List<Fault> faults;

  /**
   * @param files the file of every call, by topic, also of those that could not be read
   * @param departments the calls that could be read
   */
  TopicCheck(Map<String, String> files, DepartmentFiles departments, List<Fault> faults) {
    this.files = files;
    this.departments = departments;
    this.faults = faults;
  }

  void checkUses(List<TopicUse> uses) {
    for (TopicUse use : uses) {
      if (!files.containsKey(use.topic())) {
        faults.add(
            use.fault(
                "unknown topic '" + use.topic() + "'",
                "one of " + new TreeSet<>(files.keySet()) + ", or a file of its own in workers/"));
      }
      departments.find(use.topic()).ifPresent(call -> checkAnswers(use, call));
    }
  }

  private void checkAnswers(TopicUse use, Call call) {
    checkCaught(use, call);
    checkAwaited(use, call);
  }

  private void checkAwaited(TopicUse use, Call call) {
    if (call.callback() == null) {
      return;
    }
    for (String message : new TreeSet<>(call.callback().messages())) {
      if (!use.awaited().contains(message)) {
        faults.add(
            use.fault(
                "'" + use.topic() + "' may be answered by " + message + ", which nothing waits for",
                "a receive task or an event of that message in this model; it waits for "
                    + use.awaited()));
      }
    }
  }

  private void checkCaught(TopicUse use, Call call) {
    for (String error : call.refusals()) {
      if (!use.catches().test(error)) {
        faults.add(
            use.fault(
                "'" + use.topic() + "' may be refused as " + error + ", which nothing catches",
                use.catcher()));
      }
    }
  }

  /** Only when every model and manifest could be read: else what they name is not known. */
  void checkFiles(List<TopicUse> uses) {
    Set<String> used = new HashSet<>();
    uses.forEach(use -> used.add(use.topic()));
    for (Call call : departments.calls()) {
      if (call.poll() != null && used.contains(call.topic())) {
        used.add(call.poll());
      }
    }
    files.forEach(
        (topic, file) -> {
          if (!used.contains(topic)) {
            faults.add(
                new Fault(
                    file,
                    "topic",
                    "no model uses '" + topic + "'",
                    "a task of this topic, a prefill list or a poll that names it, or no file"));
          }
        });
  }
}
