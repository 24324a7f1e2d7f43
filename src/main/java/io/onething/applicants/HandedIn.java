package io.onething.applicants;

import io.onething.catalog.Bundle;
import io.onething.catalog.FieldType;
import io.onething.shared.CaseId;
import io.onething.uploads.Upload;
import io.onething.uploads.Uploads;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The uploaded files that a form names. */
@Component
class HandedIn {

  private final Uploads uploads;

  HandedIn(Uploads uploads) {
    this.uploads = uploads;
  }

  /** Ids of the files that were uploaded for a case, by field. */
  Map<String, Set<String>> of(CaseId caseId) {
    return uploads.of(caseId).stream()
        .collect(
            Collectors.groupingBy(
                Upload::field, Collectors.mapping(Upload::id, Collectors.toSet())));
  }

  /** From here on the files that the form has named stay with the case. */
  void submit(CaseId caseId, Bundle bundle, Map<String, Object> typed) {
    bundle
        .fields()
        .forEach(
            (key, field) -> {
              if (field.type() == FieldType.FILE && typed.get(key) instanceof Collection<?> ids) {
                uploads.submit(caseId, key, ids.stream().map(String::valueOf).toList());
              }
            });
  }
}
