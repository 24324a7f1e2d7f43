package io.onething.applicants;

import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the ids of uploaded files that a form names for one field. */
final class FilesCheck {

  private final FormField field;
  private final int most;
  private final Set<String> uploads;
  private final List<FieldFault> faults;

  /**
   * @param most how many files the field takes
   * @param uploads ids of the files that were uploaded for this field of the case
   * @param faults where faults go
   */
  FilesCheck(FormField field, int most, Set<String> uploads, List<FieldFault> faults) {
    this.field = field;
    this.most = most;
    this.uploads = uploads;
    this.faults = faults;
  }

  /** The ids, if they are right; nothing if none are named or there is a fault. */
  Optional<Object> check(@Nullable Object value) {
    if (value != null && !value.equals("") && !(value instanceof List<?>)) {
      return fault("格式不正确", "Of another kind than expected", null, "a list of ids of uploads");
    }
    List<?> ids = value instanceof List<?> list ? list : List.of();
    if (ids.isEmpty()) {
      return field.required()
          ? fault("请上传“" + field.label() + "”", "A file is required", null, "at least one file")
          : Optional.empty();
    }
    if (ids.size() > most) {
      return fault(
          "最多" + most + "个文件",
          "At most " + most + " files",
          ids.size() + " files",
          "at most " + most);
    }
    if (!ids.stream().allMatch(id -> id instanceof String && uploads.contains(id))
        || ids.stream().distinct().count() < ids.size()) {
      return fault(
          "文件已失效，请删除后重新上传",
          "A file is not there any more; remove it and upload it again",
          null,
          "ids of files uploaded for this field of this case");
    }
    return Optional.of(List.copyOf(ids));
  }

  private Optional<Object> fault(
      String zh, String en, @Nullable String found, @Nullable String expected) {
    faults.add(new FieldFault(field.key(), new Localized(zh, en), found, expected));
    return Optional.empty();
  }
}
