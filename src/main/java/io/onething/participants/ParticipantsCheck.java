package io.onething.participants;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FieldType;
import io.onething.catalog.FileCheck;
import io.onething.catalog.Participants;
import io.onething.catalog.Wording;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
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
      column(list, "id", group.person().id(), FieldType.CITIZEN_ID);
      column(list, "name", group.person().name(), FieldType.TEXT);
      column(list, "role", group.person().role(), FieldType.CODE);
      if (group.person().mobile() != null) {
        column(list, "mobile", group.person().mobile(), FieldType.MOBILE);
      }
      each(".sees", group.sees(), bundle.fields().keySet());
      each(".documents", group.documents(), bundle.documents().keySet());
      asked(group);
      if (group.statements().isEmpty()) {
        fault(".statements", "is missing", "a text for each role that signs");
      }
      Set<String> known = new HashSet<>(list.columns().keySet());
      group.sees().stream().filter(this::isSaidByTheApplicant).forEach(known::add);
      group.statements().forEach((role, text) -> placeholders(".statements." + role, text, known));
    }

    private void asked(Participants group) {
      String id = String.valueOf(group.messages().asked());
      Bundle.@Nullable Message message = bundle.messages().get(id);
      if (message == null) {
        fault(".messages.asked", "'" + id + "'", "an id of messages");
        return;
      }
      Set<String> known = new HashSet<>(group.sees());
      known.addAll(Set.of("caseNumber", "bundle", "due"));
      placeholders(".messages.asked", message.text(), known);
    }

    private void column(Bundle.Field list, String what, @Nullable String column, FieldType type) {
      Bundle.@Nullable Column declared = list.columns().get(String.valueOf(column));
      if (declared == null || declared.type() != type) {
        fault(".person." + what, "'" + column + "'", "a column of the list, of type " + type);
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
      Matcher names = Wording.PLACEHOLDER.matcher(text.zh() + text.en());
      while (names.find()) {
        if (!known.contains(names.group(1))) {
          fault(key, "{" + names.group(1) + "}", "one of " + known.stream().sorted().toList());
        }
      }
    }

    private void fault(String key, String problem, String expected) {
      faults.add(
          new Fault(
              "processes/" + bundle.bundle() + "/bundle.yaml", path + key, problem, expected));
    }
  }
}
