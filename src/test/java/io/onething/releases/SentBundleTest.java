package io.onething.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.catalog.DataFile;
import io.onething.catalog.FaultyFiles;
import io.onething.shared.OneThingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentBundleTest {

  private static final List<String> KNOWN = List.of("talent-residency");
  private static final List<String> THERE =
      List.of(
          "processes/talent-residency/talent-residency.bpmn",
          "forms/talent-residency/own.form",
          "forms/shared/own.form",
          "forms/shared/delivery.form",
          "processes/shared/poll.bpmn",
          "workers/tax/department.yaml",
          "workers/health/department.yaml",
          "workers/tax/tax.record.yaml");

  @Test
  void everyKindOfFileGoesToItsPlace() {
    assertThat(
            sent("talent-residency", "a.bpmn", "rules.dmn", "x.form", "y.jrxml", "bundle.yaml")
                .files())
        .extracting(DataFile::path)
        .containsExactly(
            "processes/talent-residency/a.bpmn",
            "processes/talent-residency/rules.dmn",
            "forms/talent-residency/x.form",
            "processes/talent-residency/documents/y.jrxml",
            "processes/talent-residency/bundle.yaml");
  }

  @Test
  void whatIsThereKeepsItsPlace() {
    assertThat(
            sent("talent-residency", "poll.bpmn", "delivery.form", "tax.record.yaml", "own.form")
                .files())
        .extracting(DataFile::path)
        .containsExactly(
            "processes/shared/poll.bpmn",
            "forms/shared/delivery.form",
            "workers/tax/tax.record.yaml",
            "forms/talent-residency/own.form");
  }

  @Test
  void aNewCallSaysWhoseItIsOrComesWithItsDepartment() {
    Part call = new Part("a", "tax.new.yaml", bytes("topic: tax.new\nshape: answer-now\n"));
    Part said = new Part("b", "tax.more.yaml", bytes("topic: tax.more\ndepartment: tax\n"));
    Part department = new Part("c", "department.yaml", bytes("department: lottery\n"));

    assertThat(placed(said)).containsExactly("workers/tax/tax.more.yaml");
    assertThat(placed(call, department))
        .containsExactly("workers/lottery/tax.new.yaml", "workers/lottery/department.yaml");
    assertThatThrownBy(() -> placed(call))
        .isInstanceOf(FaultyFiles.class)
        .hasMessageContaining("tax.new.yaml")
        .hasMessageContaining("department: <id>");
  }

  @Test
  void theModelNamesTheBundleWhenTheDeploymentDoesNot() {
    assertThat(sent("Test 1", "talent-residency.bpmn").bundle()).isEqualTo("talent-residency");
    assertThat(sent(null, "birth.bpmn").bundle()).isEqualTo("birth");
    assertThat(sent("birth", "talent-residency.bpmn", "birth.bpmn").bundle()).isEqualTo("birth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.bpmn",
        "processes/talent-residency/../../x.form",
        "forms/other/x.form",
        "workers/tax/samples/tax.assess/x.yaml",
        "workers/tax/../x.yaml",
        "/etc/passwd",
        "other.yaml",
        "run.sh",
        "x"
      })
  void whatDoesNotBelongToTheBundleIsRefused(String file) {
    assertThatThrownBy(() -> sent("talent-residency", file))
        .isInstanceOf(FaultyFiles.class)
        .hasMessageContaining(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared.bpmn", "Upper.bpmn", "-x.bpmn"})
  void whatIsNoNameOfABundleIsRefused(String model) {
    assertThatThrownBy(() -> sent("no", model)).isInstanceOf(FaultyFiles.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rating", "contest", "prefill", "fallback-desk"})
  void noBundleHasTheNameOfAProcessOfTheHouse(String house) {
    assertThatThrownBy(() -> sent(house, house + ".bpmn", "bundle.yaml"))
        .isInstanceOf(FaultyFiles.class)
        .hasMessageContaining("deployment-name")
        .hasMessageContaining("'" + house + "' is a process that the server begins by itself")
        .hasMessageContaining("none of [contest, fallback-desk, prefill, rating]");
  }

  @Test
  void aFormIsReadAsItWasSent() {
    MultipartForm form =
        MultipartForm.read(
            "multipart/form-data; boundary=b",
            bytes(
                "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.dmn\"\r\n"
                    + "Content-Type: text/xml\r\n\r\n<a>\r\n</a>𠮷\r\n--b--\r\n"));

    assertThat(form.field("n")).contains("v");
    assertThat(form.field("f")).isEmpty();
    assertThat(form.files()).extracting(Part::fileName).containsExactly("f.dmn");
    assertThat(form.files().getFirst().text()).isEqualTo("<a>\r\n</a>𠮷");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b",
        "--b\r\n",
        "--b\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv",
        "--b\r\nContent-Type: text/xml\r\n\r\nv\r\n--b--",
        "--b\r\nContent-Disposition: form-data\r\n\r\nv\r\n--b--"
      })
  void aBrokenFormIsRefused(String body) {
    assertThatThrownBy(() -> MultipartForm.read("multipart/form-data; boundary=b", bytes(body)))
        .isInstanceOf(OneThingException.class)
        .hasMessageContaining("expected multipart/form-data");
    assertThatThrownBy(() -> MultipartForm.read("multipart/form-data", bytes(body)))
        .isInstanceOf(OneThingException.class);
  }

  private static List<String> placed(Part... parts) {
    return SentBundle.of("talent-residency", List.of(parts), new FilePlaces(KNOWN, bundle -> THERE))
        .files()
        .stream()
        .map(DataFile::path)
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SentBundle sent(@Nullable String name, String... files) {
    return SentBundle.of(
        name,
        Arrays.stream(files).map(file -> new Part(file, file, bytes("x"))).toList(),
        new FilePlaces(KNOWN, bundle -> THERE));
  }
}
