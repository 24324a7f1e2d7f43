package io.onething.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads every {@code processes/<bundle>/bundle.yaml} and checks what it says by itself, together
 * with what the shared processes that it names bring along.
 */
final class BundleFiles {

  private static final Pattern LIMIT = Pattern.compile("\\d+(wd|d|h|min)");
  private static final Pattern FIELD_KEY = Pattern.compile("[a-z][A-Za-z0-9]*");

  private static final int MOST_FILES = 20;

  private final DataFiles files;

  BundleFiles(DataFiles files) {
    this.files = files;
  }

  Map<String, Bundle> read(List<Fault> faults) {
    Map<String, Bundle> bundles = new LinkedHashMap<>();
    SharedManifests pieces = new SharedManifests(files, faults);
    for (DataFile file : files.matching("processes/*/bundle.yaml")) {
      YamlFiles.read(file, Bundle.class, faults)
          .ifPresent(
              bundle -> {
                List<Fault> own = new ArrayList<>();
                Bundle complete = seenBy(file.folder(), pieces, own).complete(file, bundle, own);
                own.addAll(check(file, complete));
                faults.addAll(own);
                if (own.isEmpty()) {
                  bundles.put(bundle.bundle(), complete);
                }
              });
    }
    return bundles;
  }

  /**
   * A release has the pieces that it was made with; what is wrong in the folder's is said already.
   */
  private SharedManifests seenBy(String bundle, SharedManifests pieces, List<Fault> faults) {
    DataFiles seen = files.asSeenBy(bundle);
    return seen == files ? pieces : new SharedManifests(seen, faults);
  }

  private List<Fault> check(DataFile file, Bundle bundle) {
    List<Fault> faults = new ArrayList<>();
    required(
        bundle,
        (path, value) -> {
          if (value == null) {
            faults.add(new Fault(file.path(), path, "is missing", "a value"));
          }
        });
    if (!faults.isEmpty()) {
      return faults;
    }
    if (!bundle.bundle().equals(file.folder())) {
      faults.add(
          new Fault(
              file.path(),
              "bundle",
              "'" + bundle.bundle() + "' is not the folder's name",
              "'" + file.folder() + "'"));
    }
    String form = "forms/" + file.folder() + "/" + bundle.applicationForm() + ".form";
    if (files.find(form).isEmpty()) {
      faults.add(
          new Fault(file.path(), "applicationForm", "no file " + form, "a form that exists"));
    }
    String model = "processes/" + file.folder() + "/" + file.folder() + ".bpmn";
    if (files.find(model).isEmpty()) {
      faults.add(new Fault(file.path(), "bundle", "no file " + model, "the bundle's model"));
    }
    bundle.fields().forEach((key, field) -> checkField(file, key, field, faults));
    for (int i = 0; i < bundle.rules().size(); i++) {
      checkRule(file, "rules[" + i + "]", bundle.rules().get(i), bundle, faults);
    }
    bundle.clocks().forEach((name, clock) -> checkClock(file, name, clock, faults));
    bundle
        .codes()
        .forEach(
            (code, names) -> {
              if (names.field() != null && !bundle.fields().containsKey(names.field())) {
                faults.add(
                    new Fault(
                        file.path(),
                        "codes." + code + ".field",
                        "unknown field '" + names.field() + "'",
                        "a key of fields"));
              }
            });
    bundle
        .documents()
        .keySet()
        .forEach(
            id -> {
              String template = "processes/" + file.folder() + "/documents/" + id + ".jrxml";
              if (files.find(template).isEmpty()) {
                faults.add(
                    new Fault(
                        file.path(), "documents." + id, "no file " + template, "its template"));
              }
            });
    if (!bundle.clocks().containsKey(Bundle.CASE_CLOCK)) {
      faults.add(
          new Fault(file.path(), "clocks", "no clock 'case'", "the limit of the whole case"));
    }
    return faults;
  }

  private static void required(Bundle bundle, BiConsumer<String, @Nullable Object> present) {
    present.accept("bundle", bundle.bundle());
    present.accept("names", bundle.names());
    present.accept("summary", bundle.summary());
    present.accept("leadDepartment", bundle.leadDepartment());
    present.accept("applicationForm", bundle.applicationForm());
  }

  static void checkField(DataFile file, String key, Bundle.Field field, List<Fault> faults) {
    String path = "fields." + key;
    if (!FIELD_KEY.matcher(key).matches()) {
      faults.add(
          new Fault(file.path(), path, "not a name", "lower camel case, as in applicantName"));
    }
    field
        .columns()
        .forEach(
            (column, declared) -> {
              if (declared.type() == FieldType.FILE) {
                faults.add(
                    new Fault(
                        file.path(),
                        path + ".columns." + column + ".type",
                        "'file' stands in no list",
                        "a field of its own for files"));
              }
            });
    if (field.names() == null || field.type() == null || field.source() == null) {
      faults.add(new Fault(file.path(), path, "names, type or source is missing", "all three"));
    } else if (field.type() == FieldType.FILE && !field.source().equals("applicant")) {
      faults.add(
          new Fault(
              file.path(),
              path + ".source",
              "'" + field.source() + "' uploads no files",
              "'applicant' for a field of type file"));
    } else if (field.maxFiles() != null
        && (field.type() != FieldType.FILE
            || field.maxFiles() < 1
            || field.maxFiles() > MOST_FILES)) {
      faults.add(
          new Fault(
              file.path(),
              path + ".maxFiles",
              "'" + field.maxFiles() + "' for type " + field.type(),
              "1 to " + MOST_FILES + ", for a field of type file alone"));
    } else if (field.type() == FieldType.CODE
        && field.source().equals("applicant")
        && field.values().isEmpty()) {
      faults.add(
          new Fault(file.path(), path + ".values", "is missing", "the codes that may be chosen"));
    }
  }

  private static void checkRule(
      DataFile file, String path, Bundle.FieldRule rule, Bundle bundle, List<Fault> faults) {
    if (rule.field() == null || !bundle.fields().containsKey(rule.field())) {
      faults.add(
          new Fault(
              file.path(),
              path + ".field",
              "unknown field '" + rule.field() + "'",
              "a key of fields"));
    }
    if (rule.require() == null || rule.problem() == null) {
      faults.add(new Fault(file.path(), path, "require or problem is missing", "both"));
    }
  }

  static void checkClock(DataFile file, String name, Bundle.ClockLimit clock, List<Fault> faults) {
    String path = "clocks." + name + ".";
    if (clock.limit() == null || !LIMIT.matcher(clock.limit()).matches()) {
      faults.add(
          new Fault(
              file.path(),
              path + "limit",
              "'" + clock.limit() + "'",
              "as in 20wd, 10d, 24h or 10min"));
    }
    if (clock.promised() != null && !LIMIT.matcher(clock.promised()).matches()) {
      faults.add(
          new Fault(file.path(), path + "promised", "'" + clock.promised() + "'", "as in 5wd"));
    }
    if (clock.names() == null) {
      faults.add(new Fault(file.path(), path + "names", "is missing", "{zh, en}"));
    }
  }
}
