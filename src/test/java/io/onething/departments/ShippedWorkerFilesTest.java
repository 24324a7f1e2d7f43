package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import org.junit.jupiter.api.Test;

/** The departments and calls that ship with the product. */
class ShippedWorkerFilesTest {
  private final DepartmentFiles files =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION));

  @Test
  void describesEveryDepartment() {
    assertThat(files.departments())
        .extracting(Department::id)
        .containsExactly(
            "civil-affairs",
            "education",
            "health",
            "housing",
            "hrss",
            "police-origin",
            "police-sz",
            "residency",
            "social-insurance");
  }

  @Test
  void describesEveryCall() {
    assertThat(files.calls())
        .extracting(Call::topic)
        .containsExactly(
            "civil.marital",
            "education.degree",
            "health.birth",
            "housing.property",
            "hrss.reopen",
            "hrss.result",
            "insurance.contributions",
            "origin.cancel-move-out",
            "origin.move-out",
            "police.e-card",
            "police.identity",
            "police.permit",
            "police.revoke-permit",
            "police.settle",
            "residency.quota-card",
            "residency.void-card");
  }

  @Test
  void repeatsNoEffectWithoutAKeyOrAQuestionBefore() {
    assertThat(files.calls())
        .filteredOn(call -> call.reuse() == null && !call.topic().endsWith(".marital"))
        .filteredOn(call -> !call.topic().equals("residency.quota-card"))
        .allSatisfy(
            call ->
                assertThat(call.idempotency()).isEqualTo(new Idempotency.Key("Idempotency-Key")));
    assertThat(files.call("residency.quota-card").idempotency())
        .isInstanceOf(Idempotency.Asked.class);
  }

  @Test
  void hasAKeyForTheCallbacksOfThePlaceOfOriginOnly() {
    assertThat(files.departments())
        .filteredOn(department -> department.callback() != null)
        .extracting(Department::id)
        .containsExactly("police-origin");
  }
}
