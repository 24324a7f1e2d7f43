package io.onething.departments;

import io.onething.catalog.Bundle;
import io.onething.catalog.Fault;
import io.onething.catalog.FieldType;
import io.onething.catalog.Material;
import io.onething.catalog.PaperWay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the materials of every manifest against calls, departments and fields. */
final class MaterialCheck {

  private final Set<String> topics;
  private final Set<String> reusable;
  private final Set<String> departments;
  private final List<Fault> faults;

  /**
   * @param topics of all calls
   * @param reusable those whose file says which answer is clean enough to be used again
   */
  MaterialCheck(
      Set<String> topics, Set<String> reusable, Set<String> departments, List<Fault> faults) {
    this.topics = topics;
    this.reusable = reusable;
    this.departments = departments;
    this.faults = faults;
  }

  void check(Bundle bundle) {
    String file = "processes/" + bundle.bundle() + "/bundle.yaml";
    bundle.materials().forEach((id, material) -> check(file, "materials." + id, material, bundle));
    PaperWay before = bundle.before();
    if (before != null && (before.source() == null || before.source().isBlank())) {
      fault(file, "before.source", "is missing", "the document that says how it went before");
    }
  }

  private void check(String file, String path, Material material, Bundle bundle) {
    if (material.names() == null) {
      fault(file, path + ".names", "is missing", "{zh, en}");
    }
    for (String department : material.departments()) {
      if (!departments.contains(department)) {
        fault(file, path + ".departments", "'" + department + "'", "a folder under workers/");
      }
    }
    checkReuse(file, path + ".reuse", material, bundle);
    Material.@Nullable How how = material.obtained();
    if (how == null) {
      fault(file, path + ".obtained", "is missing", "cancelled, query, verify, pledge or upload");
      return;
    }
    if (how == Material.How.CANCELLED) {
      unwanted(file, path + ".from", material.from());
      unwanted(file, path + ".trust", material.trust());
      return;
    }
    if (material.trust() == null) {
      fault(file, path + ".trust", "is missing", "A, B, C or D");
    }
    String from = material.from() == null ? "" : material.from();
    if (how.isAsked() && !topics.contains(from)) {
      fault(file, path + ".from", "'" + from + "'", "the topic of a call under workers/");
    } else if (!how.isAsked() && !isApplicants(bundle.fields().get(from))) {
      fault(file, path + ".from", "'" + from + "'", "a field whose source is applicant");
    } else if (how == Material.How.UPLOAD) {
      checkUpload(file, path, material, bundle.fields().get(from));
    }
  }

  /** What is used again was obtained with consent, for a time that is said, and was clean. */
  private void checkReuse(String file, String path, Material material, Bundle bundle) {
    Material.@Nullable Reuse reuse = material.reuse();
    if (reuse == null) {
      return;
    }
    if (reuse.days().isEmpty()) {
      fault(
          file,
          path + ".for",
          reuse.keepsFor() == null ? "is missing" : "'" + reuse.keepsFor() + "'",
          "1d to " + Material.Reuse.MOST_DAYS + "d, natural days, as in 180d");
    }
    if (reuse.basis() == null || reuse.basis().isBlank()) {
      fault(file, path + ".basis", "is missing", "the rule that allows it, as people read it");
    }
    String from = String.valueOf(material.from());
    if (material.obtained() == null || !material.obtained().isAsked()) {
      fault(file, path, "stands at a material that no department is asked for", "query or verify");
    } else if (!reusable.contains(from)) {
      fault(
          file,
          path,
          "the file of " + from + " does not say which answer is clean",
          "reuse in its file under workers/");
    } else if (bundle.consents().stream().noneMatch(consent -> from.equals(consent.topic()))) {
      fault(file, path, "nobody consents to " + from, "a consent with this topic");
    }
  }

  /** What is handed in is a file, and whoever needs it sees it. */
  private void checkUpload(
      String file, String path, Material material, Bundle.@Nullable Field field) {
    if (field == null || field.type() != FieldType.FILE) {
      fault(file, path + ".from", "'" + material.from() + "'", "a field of type file");
      return;
    }
    material.departments().stream()
        .filter(department -> !field.departments().contains(department))
        .forEach(
            department ->
                fault(
                    file,
                    path + ".departments",
                    "'" + department + "' does not see the field " + material.from(),
                    "one of the field's departments"));
  }

  private static boolean isApplicants(Bundle.@Nullable Field field) {
    return field != null && "applicant".equals(field.source());
  }

  private void unwanted(String file, String path, @Nullable Object value) {
    if (value != null) {
      fault(file, path, "'" + value + "'", "nothing, for nobody asks for this material any more");
    }
  }

  private void fault(String file, String path, String problem, String expected) {
    faults.add(new Fault(file, path, problem, expected));
  }
}
