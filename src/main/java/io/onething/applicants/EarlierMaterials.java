package io.onething.applicants;

import io.onething.cases.CaseFacts;
import io.onething.cases.EarlierAnswers;
import io.onething.cases.EarlierAnswers.Carried;
import io.onething.catalog.Bundle;
import io.onething.catalog.Material;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a case has of earlier ones of the same person: from where, and until when. */
@Component
class EarlierMaterials {

  private final EarlierAnswers earlier;
  private final CaseFacts facts;
  private final DepartmentFiles departments;

  EarlierMaterials(EarlierAnswers earlier, CaseFacts facts, DepartmentFiles departments) {
    this.earlier = earlier;
    this.facts = facts;
    this.departments = departments;
  }

  /** By topic, in their order. */
  Map<String, CarriedView> of(CaseId id, Bundle bundle) {
    Map<String, CarriedView> views = new TreeMap<>();
    Map<String, Carried> used = earlier.used(id);
    if (!used.isEmpty()) {
      Map<String, String> sources = facts.sources(id);
      used.forEach((topic, carried) -> views.put(topic, view(bundle, carried, sources)));
    }
    return views;
  }

  private CarriedView view(Bundle bundle, Carried carried, Map<String, String> sources) {
    String department =
        departments.find(carried.topic()).map(Call::department).orElse(carried.topic());
    Material.@Nullable Reuse reuse = bundle.reuseOf(carried.topic());
    List<Localized> fields = new ArrayList<>();
    bundle
        .fields()
        .forEach(
            (key, field) -> {
              if (carried.topic().equals(sources.get(key))) {
                fields.add(field.names());
              }
            });
    return new CarriedView(
        carried.topic(),
        bundle.materialsFrom(carried.topic()).values().stream().map(Material::names).toList(),
        new CaseView.Named(department, departments.names(department)),
        carried.caseNumber(),
        carried.answeredAt(),
        carried.usableUntil(),
        reuse == null ? null : reuse.basis(),
        fields);
  }
}
