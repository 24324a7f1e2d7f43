package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.shared.Localized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedManifestsTest {

  private static final String PIECE =
      """
      fields:
        ratingRemark:
          names: {zh: 意见, en: Remark}
          type: text
          personal: true
          source: applicant
          departments: [leadDepartment, tax]
      clocks:
        rating: {names: {zh: 服务评价, en: Rating}, limit: 7d}
      messages:
        rateUs: {zh: 请评价, en: Please rate}
        ratingRectified: {zh: 已处理, en: Looked into}
      variables:
        serviceRating: =serviceRating
      """;

  @TempDir Path folder;
  private final List<Fault> faults = new ArrayList<>();

  @BeforeEach
  void aSharedProcess() throws IOException {
    write("processes/shared/rating.bpmn", "<definitions/>");
    write("processes/shared/rating.yaml", PIECE);
  }

  @Test
  void whatAPieceBringsStandsBehindWhatTheManifestSays() {
    Bundle bundle =
        read(
            """
            bundle: trial
            leadDepartment: hrss
            shared: [rating]
            fields:
              own: {names: {zh: 自有, en: Own}, type: text, source: applicant}
            messages:
              rateUs: {zh: 请您评价, en: Do rate us}
            """);

    assertThat(faults).isEmpty();
    assertThat(bundle.fields().keySet()).containsExactly("own", "ratingRemark");
    assertThat(bundle.fields().get("ratingRemark").departments()).containsExactly("hrss", "tax");
    assertThat(bundle.clocks().get("rating").limit()).isEqualTo("7d");
    assertThat(bundle.messages().get("rateUs").text())
        .isEqualTo(new Localized("请您评价", "Do rate us"));
    assertThat(bundle.messages().get("ratingRectified").text().zh()).isEqualTo("已处理");
    assertThat(bundle.variables()).containsEntry("serviceRating", "=serviceRating");
  }

  @Test
  void whoNamesNoPieceGetsNone() {
    assertThat(read("bundle: trial\nleadDepartment: hrss\n").fields()).isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void aNameThatBringsNothingIsRefused() {
    read("bundle: trial\nshared: [ratings]\n");

    assertThat(faults)
        .extracting(Fault::toString)
        .containsExactly(
            "processes/trial/bundle.yaml: shared: 'ratings' brings nothing along: no file"
                + " processes/shared/ratings.yaml, expected one of [rating]");
  }

  @Test
  void whatIsWrongInAPieceIsSaidOnceAndByItsOwnName() throws IOException {
    write("processes/shared/rating.yaml", PIECE.replace("7d", "soon"));
    write("processes/shared/alone.yaml", "messages: {}");
    write("processes/shared/odd.bpmn", "<definitions/>");
    write("processes/shared/odd.yaml", "ladders: {}");
    read("bundle: trial\nshared: [rating, odd]\n");

    assertThat(faults)
        .extracting(Fault::toString)
        .satisfiesExactlyInAnyOrder(
            limit ->
                assertThat(limit)
                    .startsWith("processes/shared/rating.yaml: clocks.rating.limit: 'soon'"),
            alone ->
                assertThat(alone).startsWith("processes/shared/alone.yaml: (file): no process"),
            odd -> assertThat(odd).startsWith("processes/shared/odd.yaml: ladders: unknown key"));
  }

  @Test
  void aManifestMaySpeakOfWhatAPieceBrings() throws IOException {
    write("forms/trial/application.form", "{}");
    write("processes/trial/trial.bpmn", "<definitions/>");
    String manifest =
        """
        bundle: trial
        names: {zh: 试, en: Trial}
        summary: {zh: 试, en: Trial}
        leadDepartment: hrss
        applicationForm: application
        shared: [rating]
        clocks:
          case: {names: {zh: 办件, en: Case}, limit: 20wd}
        rules:
          - {field: ratingRemark, require: "=true", problem: {zh: 请填写, en: Fill it in}}
        codes:
          REMARK_MISSING: {zh: 缺意见, en: No remark, field: ratingRemark}
        """;
    write("processes/trial/bundle.yaml", manifest);

    assertThat(new BundleFiles(new DataFiles(folder.toUri().toString())).read(faults))
        .containsOnlyKeys("trial");
    assertThat(faults).isEmpty();

    write("processes/trial/bundle.yaml", manifest.replace("shared: [rating]\n", ""));
    new BundleFiles(new DataFiles(folder.toUri().toString())).read(faults);
    assertThat(faults)
        .extracting(Fault::path)
        .containsExactly("rules[0].field", "codes.REMARK_MISSING.field");
  }

  @Test
  void shippedManifestsHaveTheRatingFromOnePlace() {
    DataFiles files = new DataFiles(DataFiles.DEFAULT_LOCATION);
    List<Bundle> rated = new ArrayList<>();
    for (DataFile file : files.matching("processes/*/bundle.yaml")) {
      Bundle own = YamlFiles.read(file, Bundle.class, faults).orElseThrow();
      if (own.shared().contains("rating")) {
        assertThat(own.fields()).as(file.path()).doesNotContainKey("serviceRating");
        rated.add(new SharedManifests(files, faults).complete(file, own, faults));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(rated).hasSizeGreaterThan(3);
    assertThat(rated)
        .allSatisfy(
            bundle ->
                assertThat(bundle.fields().get("serviceRating").departments())
                    .containsExactly(bundle.leadDepartment()));
  }

  private Bundle read(String manifest) {
    DataFiles files = new DataFiles(folder.toUri().toString());
    DataFile file =
        new DataFile(
            "processes/trial/bundle.yaml",
            manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    SharedManifests pieces = new SharedManifests(files, faults);
    return pieces.complete(file, YamlFiles.read(file, Bundle.class, faults).orElseThrow(), faults);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
