package io.onething.uploads;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what a store's refusal means for whoever set it up: which setting, found, expected. */
final class S3Faults {

  private static final String PREFIX = "onething.uploads.s3.";

  private final S3Settings settings;

  S3Faults(S3Settings settings) {
    this.settings = settings;
  }

  /**
   * One line for the log or the operator.
   *
   * @param right what was asked of the store, as S3 names the right to it
   */
  String explain(String right, SdkException problem) {
    if (!(problem instanceof AwsServiceException answer)) {
      return PREFIX
          + "endpoint is '"
          + settings.endpoint()
          + "', where no store answers ("
          + innermost(problem)
          + "), expected an S3-compatible store; see that it runs and can be reached from here";
    }
    String code = code(answer);
    return switch (code) {
      case "NoSuchBucket" ->
          PREFIX
              + "bucket is '"
              + settings.bucket()
              + "', which "
              + settings.endpoint()
              + " does not have, expected one that is there; make it, or correct the name";
      case "InvalidAccessKeyId" ->
          PREFIX
              + "access-key is '"
              + settings.accessKey()
              + "', which "
              + settings.endpoint()
              + " does not know, expected a key that it has given out";
      case "SignatureDoesNotMatch" ->
          PREFIX
              + "secret-key does not fit access-key '"
              + settings.accessKey()
              + "', expected the secret that was given out with it";
      case "AuthorizationHeaderMalformed",
          "PermanentRedirect",
          "IllegalLocationConstraintException" ->
          PREFIX
              + "region is '"
              + settings.region()
              + "', which "
              + settings.endpoint()
              + " does not take for bucket '"
              + settings.bucket()
              + "' ("
              + text(answer)
              + "), expected the bucket's region";
      case "RequestTimeTooSkewed" ->
          settings.endpoint()
              + " refuses our clock ("
              + text(answer)
              + "), expected times within 15 minutes of each other; set the clocks right";
      case "AccessDenied", "AllAccessDisabled", "UnauthorizedAccess" ->
          settings.endpoint()
              + " denies '"
              + settings.accessKey()
              + "' "
              + right
              + " on bucket '"
              + settings.bucket()
              + "', expected the rights s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject";
      default ->
          settings.endpoint()
              + " answers "
              + answer.statusCode()
              + " "
              + code
              + " to "
              + right
              + " on bucket '"
              + settings.bucket()
              + "' ("
              + text(answer)
              + "), expected an S3-compatible store";
    };
  }

  private static String code(AwsServiceException answer) {
    String code = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
    if (code != null) {
      return code;
    }
    return answer.statusCode() == 403 ? "AccessDenied" : "no code";
  }

  private static String text(AwsServiceException answer) {
    @Nullable String said =
        answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorMessage();
    return said == null ? "no text" : said;
  }

  private static String innermost(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage();
    return cause.getClass().getSimpleName() + (said == null ? "" : ": " + said);
  }
}
