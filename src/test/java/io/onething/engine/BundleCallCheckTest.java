package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.departments.DepartmentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that another bundle has brought along is used by a bundle that knows its facts. */
class BundleCallCheckTest {

  private static final String NAME =
      "  applicantName: {names: {zh: 姓名, en: Name}, type: text, personal: true, source: identity}\n";
  private static final String DEBT =
      "  debt: {names: {zh: 欠税, en: Debt}, type: number, personal: true, source: tax.record}\n";
  private static final String CONSENT =
      "consents: [{topic: tax.record, data: {zh: 欠税, en: Debt}, purpose: {zh: 核验, en: Check}}]\n";

  @TempDir Path folder;

  @BeforeEach
  void aDepartmentWithOneQuery() throws IOException {
    write(
        "workers/tax/department.yaml",
        "department: tax\nnames: {zh: 税务局, en: Tax}\nbaseUrl: '${TAX_URL}'\n");
    call("query");
  }

  @Test
  void whatACallSeesAndBringsIsAFieldOfTheBundleThatUsesIt() throws IOException {
    assertThat(faults("fields:\n" + NAME + DEBT + CONSENT)).isEmpty();
    assertThat(faults("fields:\n" + DEBT + CONSENT))
        .containsExactly(
            "processes/trial/trial.bpmn: Task_Record: 'tax.record' sees 'applicantName', which is no field of this bundle, expected a field of that name in bundle.yaml");
    assertThat(faults("fields:\n" + NAME + CONSENT))
        .containsExactly(
            "processes/trial/trial.bpmn: Task_Record: 'tax.record' brings 'debt', which is no field of this bundle, expected a field of that name in bundle.yaml");
  }

  @Test
  void nobodyIsAskedAboutWithoutConsent() throws IOException {
    assertThat(faults("fields:\n" + NAME + DEBT))
        .containsExactly(
            "processes/trial/bundle.yaml: consents: nobody consents to 'tax.record', which asks about a person, expected {topic, data, purpose} of it");
    assertThat(faults("fields:\n" + NAME.replace("personal: true", "personal: false") + DEBT))
        .isEmpty();
  }

  @Test
  void anEffectIsWhatThePersonHasAppliedFor() throws IOException {
    call("{header: Idempotency-Key}");
    assertThat(faults("fields:\n" + NAME + DEBT)).isEmpty();
  }

  private List<String> faults(String manifest) throws IOException {
    Bundle bundle = Catalogs.read("bundle: trial\n" + manifest);
    TopicUse use =
        new TopicUse(
            "processes/trial/trial.bpmn", "Task_Record", "tax.record", code -> true, "", Set.of());
    TopicUse elsewhere =
        new TopicUse(
            "processes/other/other.bpmn", "Task_Record", "tax.record", code -> true, "", Set.of());
    List<Fault> faults = new ArrayList<>();
    new BundleCallCheck(DepartmentFiles.readable(new DataFiles(folder.toUri().toString())), faults)
        .check(bundle, List.of(use, elsewhere, use));
    return faults.stream().map(Fault::toString).distinct().toList();
  }

  private void call(String idempotency) throws IOException {
    write(
        "workers/tax/tax.record.yaml",
        """
        topic: tax.record
        names: {zh: 查询, en: Query}
        shape: answer-now
        facts: [applicantName]
        method: POST
        url: /records
        idempotency: %s
        resultExpression: '={"facts": {"debt": response.body.debt}, "flags": {}}'
        """
            .formatted(idempotency));
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
