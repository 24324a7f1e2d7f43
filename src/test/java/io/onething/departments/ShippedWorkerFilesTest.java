package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import org.junit.jupiter.api.Test;

/** The departments and calls that ship with the product. */
class ShippedWorkerFilesTest {
  private final DepartmentFiles files =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION));

  @Test
  void describesEveryDepartmentAndCallOnce() {
    assertThat(files.departments())
        .extracting(Department::id)
        .doesNotHaveDuplicates()
        .contains("hrss", "police-sz", "registry", "notary");
    assertThat(files.calls())
        .extracting(Call::topic)
        .doesNotHaveDuplicates()
        .contains("hrss.result", "police.identity", "registry.title");
  }

  @Test
  void repeatsNoEffectWithoutAKeyOrAQuestionBefore() {
    assertThat(files.calls())
        .filteredOn(Call::hasEffect)
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
