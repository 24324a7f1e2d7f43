package io.onething.departments;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether files of departments may come with a release. A call may take the place of the one that
 * open cases run on only when no model can tell the difference: it answers the same facts and
 * flags, refuses with the same errors, ends in the same messages, and sees nothing of a case that
 * it did not see before. Nor may it ask another department.
 */
public final class CallReplacement {
  private final List<Fault> faults;

  private CallReplacement(List<Fault> faults) {
    this.faults = faults;
  }

  /**
   * What forbids these files beside those that there are. New topics and new departments may come;
   * files that cannot be read are told elsewhere.
   *
   * @param known the departments and calls that there are
   * @param there every file as it is
   * @param sent files below {@code workers/}
   * @param faults gets what forbids them
   */
  public static void check(
      DepartmentFiles known, DataFiles there, Collection<DataFile> sent, List<Fault> faults) {
    DepartmentFiles read = DepartmentFiles.readable(there.with(sent));
    CallReplacement replacement = new CallReplacement(faults);
    for (DataFile file : sent) {
      Optional<DataFile> before = there.find(file.path());
      if (before.filter(same -> Arrays.equals(same.content(), file.content())).isPresent()) {
        continue;
      }
      if (file.name().equals(DepartmentReader.DEPARTMENT_FILE)) {
        replacement.departmentFile(file, before.isPresent(), read);
        continue;
      }
      known
          .find(file.stem())
          .filter(old -> !old.department().equals(file.folder()))
          .ifPresent(old -> replacement.anothersTopic(file, old));
      read.find(file.stem())
          .filter(call -> call.department().equals(file.folder()))
          .ifPresent(
              now ->
                  known
                      .find(now.topic())
                      .filter(old -> old.department().equals(now.department()))
                      .ifPresent(old -> replacement.compare(file, old, now)));
    }
  }

  /** Nobody leads what open cases ask of one department to another. */
  private void anothersTopic(DataFile file, Call old) {
    fault(
        file,
        "department",
        "'" + old.topic() + "' belongs to " + old.department(),
        "a call of " + old.department() + ", or a new topic");
  }

  private void departmentFile(DataFile file, boolean isKnown, DepartmentFiles read) {
    if (isKnown) {
      fault(
          file,
          "(file)",
          "is otherwise than the server has it",
          "the server's own: address, secrets and limits of a department change with a restart,"
              + " from the folder");
      return;
    }
    read.departments().stream()
        .filter(department -> department.id().equals(file.folder()))
        .forEach(
            department -> faults.addAll(ReleasedDepartment.faults(department, read.departments())));
  }

  private void compare(DataFile file, Call old, Call now) {
    same(file, "shape", old.shape().key(), now.shape().key());
    if (now.shape() == CallShape.BATCH) {
      fault(file, "shape", "is batch", "a new topic: batches are not exchanged under way");
    }
    same(file, "flags", old.flags(), now.flags());
    same(file, "resultExpression", old.answers(), now.answers());
    same(file, "errors", old.refusals(), now.refusals());
    same(file, "callback", messages(old), messages(now));
    same(file, "callback.resultExpression", laterFacts(old), laterFacts(now));
    same(file, "poll", old.poll(), now.poll());
    Set<String> more = new TreeSet<>(now.facts());
    old.facts().forEach(more::remove);
    if (!more.isEmpty()) {
      fault(
          file,
          "facts",
          more + " were not seen before",
          "nothing beyond " + new TreeSet<>(old.facts()) + ", or a new topic");
    }
  }

  private static Set<String> messages(Call call) {
    return call.callback() == null ? Set.of() : new TreeSet<>(call.callback().messages());
  }

  private static Set<String> laterFacts(Call call) {
    return call.callback() == null ? Set.of() : new TreeSet<>(call.callback().facts());
  }

  private void same(DataFile file, String path, @Nullable Object old, @Nullable Object now) {
    if (!Objects.equals(old, now)) {
      fault(file, path, "is " + now, "as open cases know it, " + old + ", or a new topic");
    }
  }

  private void fault(DataFile file, String path, String problem, String expected) {
    faults.add(new Fault(file.path(), path, problem, expected));
  }
}
