package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static final Bundle BUNDLE =
      YamlFiles.read(
              new DataFile(
                  "bundle.yaml",
                  """
                  bundle: test
                  fields:
                    kitchenPhone: {type: mobile, source: some.topic}
                    ownerPhone: {type: mobile, source: applicant}
                    landlordPhone: {type: mobile, source: applicant}
                  """
                      .getBytes(StandardCharsets.UTF_8)),
              Bundle.class,
              new ArrayList<>())
          .orElseThrow();

  @Test
  void theApplicantIsToldAtTheFirstMobileNumberOfTheirOwnWhateverTheFieldIsCalled() {
    assertThat(
            BUNDLE.mobileOf(
                Map.of(
                    "landlordPhone", "13900000003",
                    "ownerPhone", "13900000002",
                    "kitchenPhone", "13900000001")))
        .contains("13900000002");
  }

  @Test
  void nobodyIsToldWhoHasGivenNoNumber() {
    assertThat(BUNDLE.mobileOf(Map.of("kitchenPhone", "13900000001"))).isEmpty();
  }
}
