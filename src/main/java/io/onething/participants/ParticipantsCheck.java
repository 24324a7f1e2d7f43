package io.onething.participants;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FieldType;
import io.onething.catalog.FileCheck;
import io.onething.catalog.Participants;
import io.onething.catalog.Representatives;
import io.onething.catalog.Wording;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks who takes part, what they sign and what they see against the fields of the manifest. */
@Component
class ParticipantsCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      bundle
          .participants()
          .forEach((name, group) -> new Check(bundle, "participants." + name, faults).check(group));
    }
    return faults;
  }

  private record Check(Bundle bundle, String path, List<Fault> faults) {

    void check(Participants group) {
      if (group.names() == null || group.person() == null || group.messages() == null) {
        fault("", "names, person or messages is missing", "all three");
        return;
      }
      Bundle.@Nullable Field list = bundle.fields().get(String.valueOf(group.from()));
      if (list == null || list.type() != FieldType.LIST || !"applicant".equals(list.source())) {
        fault(
            ".from", "'" + group.from() + "'", "a field of type list that the applicant fills in");
        return;
      }
      column(list, ".person.id", group.person().id(), FieldType.CITIZEN_ID);
      column(list, ".person.name", group.person().name(), FieldType.TEXT);
      column(list, ".person.role", group.person().role(), FieldType.CODE);
      if (group.person().mobile() != null) {
        column(list, ".person.mobile", group.person().mobile(), FieldType.MOBILE);
      }
      each(".sees", group.sees(), bundle.fields().keySet());
      each(".documents", group.documents(), bundle.documents().keySet());
      message(".messages.asked", group.messages().asked(), group);
      if (group.statements().isEmpty()) {
        fault(".statements", "is missing", "a text for each role that signs");
      }
      Set<String> known = new HashSet<>(list.columns().keySet());
      group.sees().stream().filter(this::isSaidByTheApplicant).forEach(known::add);
      group.statements().forEach((role, text) -> placeholders(".statements." + role, text, known));
      if (group.representatives() != null) {
        representatives(list, group, group.representatives(), known);
      }
    }

    private void representatives(
        Bundle.Field list, Participants group, Representatives by, Set<String> known) {
      String key = ".representatives";
      if (by.person() == null || by.bases().isEmpty()) {
        fault(key, "person or bases is missing", "both");
        return;
      }
      column(list, key + ".person.id", by.person().id(), FieldType.CITIZEN_ID);
      column(list, key + ".person.name", by.person().name(), FieldType.TEXT);
      column(list, key + ".person.basis", by.person().basis(), FieldType.CODE);
      if (by.person().mobile() != null) {
        column(list, key + ".person.mobile", by.person().mobile(), FieldType.MOBILE);
      }
      by.bases()
          .forEach(
              (code, basis) -> {
                if (basis.names() == null || basis.declares() == null) {
                  fault(key + ".bases." + code, "names or declares is missing", "both");
                } else {
                  placeholders(key + ".bases." + code + ".declares", basis.declares(), known);
                }
              });
      if (by.told() != null) {
        message(key + ".told", by.told(), group);
      } else if (by.bases().values().stream().anyMatch(Representatives.Basis::mayObject)) {
        fault(key + ".told", "is missing", "the message to those who may object");
      }
    }

    private void message(String key, @Nullable String named, Participants group) {
      String id = String.valueOf(named);
      Bundle.@Nullable Message message = bundle.messages().get(id);
      if (message == null) {
        fault(key, "'" + id + "'", "an id of messages");
        return;
      }
      Set<String> known = new HashSet<>(group.sees());
      known.addAll(Set.of("caseNumber", "bundle", "due"));
      placeholders(key, message.text(), known);
    }

    private void column(Bundle.Field list, String key, @Nullable String column, FieldType type) {
      Bundle.@Nullable Column declared = list.columns().get(String.valueOf(column));
      if (declared == null || declared.type() != type) {
        fault(key, "'" + column + "'", "a column of the list, of type " + type);
      }
    }

    private void each(String key, List<String> found, Set<String> known) {
      found.stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> fault(key, "'" + name + "'", "one of " + known));
    }

    /** What a department tells later would change a text that is signed already. */
    private boolean isSaidByTheApplicant(String field) {
      Bundle.@Nullable Field declared = bundle.fields().get(field);
      return declared != null && Set.of("applicant", "identity").contains(declared.source());
    }

    private void placeholders(String key, Localized text, Set<String> known) {
      Wording.placeholders(text).stream()
          .filter(name -> !known.contains(name))
          .forEach(
              name -> fault(key, "{" + name + "}", "one of " + known.stream().sorted().toList()));
    }

    private void fault(String key, String problem, String expected) {
      faults.add(
          new Fault(
              "processes/" + bundle.bundle() + "/bundle.yaml", path + key, problem, expected));
    }
  }
}
