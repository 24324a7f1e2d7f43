package io.onething.applicants;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Material;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.seasons.Seasons;
import io.onething.shared.Localized;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is on offer. */
@Tag(name = "catalog")
@RestController
@RequestMapping("/api/catalog")
class CatalogPages {

  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final Forms forms;
  private final Seasons seasons;

  CatalogPages(Catalog catalog, DepartmentFiles departments, Forms forms, Seasons seasons) {
    this.catalog = catalog;
    this.departments = departments;
    this.forms = forms;
    this.seasons = seasons;
  }

  record BundleSummary(
      String bundle,
      Localized names,
      Localized summary,
      CaseView.Named leadDepartment,
      List<CaseView.Named> departments,
      @Nullable String promised,
      String legal) {}

  record BundlePage(
      String bundle,
      Localized names,
      Localized summary,
      CaseView.Named leadDepartment,
      List<CaseView.Named> departments,
      @Nullable String promised,
      String legal,
      List<ConsentView> consents,
      List<MaterialView> materials,
      Map<String, Bundle.Field> fields,
      JsonNode form,
      List<CaseView.Named> documents,
      List<ClockLimitView> clocks,
      List<SeasonView> seasons) {}

  /**
   * A query that is consented to.
   *
   * @param reuse how long an answer for another case is used instead, null if it is not
   */
  record ConsentView(
      String topic,
      CaseView.Named department,
      Localized data,
      Localized purpose,
      @Nullable Localized reuse) {}

  /**
   * A paper that the matter used to ask for.
   *
   * @param obtained how its content is had now
   * @param from the department that is asked, null where none is
   */
  record MaterialView(
      String id,
      Localized names,
      Material.How obtained,
      Localized obtainedNames,
      CaseView.@Nullable Named from,
      Material.@Nullable Trust trust) {}

  record ClockLimitView(
      String id,
      Localized names,
      String limit,
      @Nullable String promised,
      @Nullable String basis) {}

  @Operation(summary = "一件事清单 What can be applied for")
  @GetMapping
  List<BundleSummary> bundles() {
    return catalog.bundles().stream().map(this::summary).toList();
  }

  @Operation(summary = "一件事详情 A bundle with its form, queries and limits")
  @GetMapping("/{bundle}")
  BundlePage bundle(@PathVariable String bundle) {
    Bundle found = catalog.offered(bundle);
    BundleSummary summary = summary(found);
    return new BundlePage(
        summary.bundle(),
        summary.names(),
        summary.summary(),
        summary.leadDepartment(),
        summary.departments(),
        summary.promised(),
        summary.legal(),
        found.consents().stream().map(consent -> consent(found, consent)).toList(),
        found.materials().entrySet().stream()
            .map(entry -> material(entry.getKey(), entry.getValue()))
            .toList(),
        found.fields(),
        forms.application(found).schema(),
        found.documents().entrySet().stream()
            .map(entry -> new CaseView.Named(entry.getKey(), entry.getValue().names()))
            .toList(),
        found.clocks().entrySet().stream()
            .map(
                entry ->
                    new ClockLimitView(
                        entry.getKey(),
                        entry.getValue().names(),
                        entry.getValue().limit(),
                        entry.getValue().promised(),
                        entry.getValue().basis()))
            .toList(),
        seasons.standing(found).stream().map(SeasonView::of).toList());
  }

  @Operation(summary = "流程图 The bundle's model as BPMN")
  @GetMapping(path = "/{bundle}/diagram", produces = "application/xml")
  byte[] diagram(@PathVariable String bundle) {
    return catalog.model(catalog.offered(bundle)).content();
  }

  private BundleSummary summary(Bundle bundle) {
    Bundle.ClockLimit whole =
        Objects.requireNonNull(bundle.clocks().get(Bundle.CASE_CLOCK), "checked: clock case");
    return new BundleSummary(
        bundle.bundle(),
        bundle.names(),
        bundle.summary(),
        department(bundle.leadDepartment()),
        departmentsOf(bundle),
        whole.promised(),
        whole.limit());
  }

  private ConsentView consent(Bundle bundle, Bundle.Consent consent) {
    Material.@Nullable Reuse reuse = bundle.reuseOf(consent.topic());
    return new ConsentView(
        consent.topic(),
        department(departments.call(consent.topic()).department()),
        consent.data(),
        consent.purpose(),
        reuse == null ? null : reuse.text());
  }

  private MaterialView material(String id, Material material) {
    String topic = material.obtained().isAsked() ? material.from() : null;
    return new MaterialView(
        id,
        material.names(),
        material.obtained(),
        material.obtained().names(),
        topic == null ? null : department(departments.call(topic).department()),
        material.trust());
  }

  private List<CaseView.Named> departmentsOf(Bundle bundle) {
    Stream<String> asked =
        Stream.concat(
                bundle.fields().values().stream()
                    .flatMap(field -> field.topic().flatMap(departments::find).stream()),
                bundle.consents().stream()
                    .flatMap(consent -> departments.find(consent.topic()).stream()))
            .map(Call::department);
    return Stream.concat(Stream.of(bundle.leadDepartment()), asked)
        .distinct()
        .map(this::department)
        .toList();
  }

  CaseView.Named department(String id) {
    return new CaseView.Named(id, departments.department(id).names());
  }
}
