package io.onething.uploads;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an S3-compatible store is. Nothing else of the machine's counts: no file of another tool
 * and no variable of theirs.
 *
 * @param endpoint the store's address, without the bucket
 * @param bucket the bucket of this installation alone
 * @param region the store's region
 * @param accessKey who we are there
 * @param secretKey proves it
 * @param pathStyle whether the bucket stands in the path of an address, not in its host
 * @param timeout for the connection and for each piece of an answer
 */
record S3Settings(
    @Nullable String endpoint,
    @Nullable String bucket,
    @DefaultValue("us-east-1") String region,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @DefaultValue("true") boolean pathStyle,
    @DefaultValue("10s") Duration timeout) {

  private static final String PREFIX = "onething.uploads.s3.";

  S3Settings {
    endpoint = blankAsNull(endpoint);
    bucket = blankAsNull(bucket);
    accessKey = blankAsNull(accessKey);
    secretKey = blankAsNull(secretKey);
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Whether anything is said of a store. */
  boolean isWanted() {
    return Stream.of(endpoint, bucket, accessKey, secretKey).anyMatch(each -> each != null);
  }

  /** One line for each setting that is missing or unusable. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    required(faults, "endpoint", endpoint, "the store's address, as in https://s3.example.gov.cn");
    required(faults, "bucket", bucket, "a bucket of this installation alone");
    required(faults, "access-key", accessKey, "the key that the store knows us by");
    required(faults, "secret-key", secretKey, "the secret of that key");
    if (endpoint != null && !isAddress(endpoint)) {
      faults.add(
          PREFIX
              + "endpoint is '"
              + endpoint
              + "', expected an address without a path, as in https://s3.example.gov.cn");
    }
    return faults;
  }

  private static void required(
      List<String> faults, String key, @Nullable String value, String expected) {
    if (value == null) {
      faults.add(
          PREFIX
              + key
              + " is not set, expected "
              + expected
              + " (environment variable ONETHING_UPLOADS_S3_"
              + key.replace("-", "").toUpperCase(Locale.ROOT)
              + "), because other settings of the store are");
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return address.getHost() != null
          && String.valueOf(address.getScheme()).matches("https?")
          && String.valueOf(address.getPath()).matches("/?")
          && address.getQuery() == null;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "S3Settings[" + endpoint + " " + bucket + " " + region + " " + accessKey + "]";
  }
}
