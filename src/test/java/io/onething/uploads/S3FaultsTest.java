package io.onething.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a refusal of the store means for whoever set it up. */
class S3FaultsTest {

  private static final S3Faults FAULTS =
      new S3Faults(
          new S3Settings(
              "https://s3.example.gov.cn",
              "uploads",
              "cn-north-1",
              "AKID",
              "secret",
              true,
              Duration.ofSeconds(10)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | NoSuchBucket | onething.uploads.s3.bucket is 'uploads', which https://s3.example.gov.cn does not have, expected",
        "403 | InvalidAccessKeyId | onething.uploads.s3.access-key is 'AKID', which https://s3.example.gov.cn does not know, expected",
        "403 | SignatureDoesNotMatch | onething.uploads.s3.secret-key does not fit access-key 'AKID', expected",
        "403 | AccessDenied | denies 'AKID' s3:PutObject on bucket 'uploads', expected the rights s3:ListBucket",
        "400 | AuthorizationHeaderMalformed | onething.uploads.s3.region is 'cn-north-1'",
        "403 | RequestTimeTooSkewed | expected times within 15 minutes of each other",
        "503 | SlowDown | answers 503 SlowDown to s3:PutObject on bucket 'uploads' (said so), expected"
      })
  void namesTheSettingWhatWasFoundAndWhatWasExpected(int status, String code, String expected) {
    assertThat(FAULTS.explain("s3:PutObject", refused(status, code)))
        .contains(expected)
        .contains("expected")
        .doesNotContain("secret'");
  }

  @ParameterizedTest
  @CsvSource({"403, s3:ListBucket", "500, s3:GetObject"})
  void aRefusalWithoutACodeIsSaidToo(int status, String right) {
    assertThat(FAULTS.explain(right, S3Exception.builder().statusCode(status).build()))
        .contains(right, "expected");
  }

  private static S3Exception refused(int status, String code) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage("said so").build())
            .build();
  }
}
