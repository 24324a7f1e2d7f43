package io.onething.uploads;

import io.onething.shared.MissingSetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.util.StreamUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files as objects of a bucket, named by their ids, in any store that speaks S3. A store shows an
 * object when it has the whole of it, so there are no halves; what has been written when the answer
 * is lost is named by no row.
 */
final class S3Store implements FileStore {

  private final S3Client client;
  private final String bucket;
  private final Incoming incoming;
  private final S3Faults faults;

  /**
   * Asks for everything that will be needed of the store.
   *
   * @param incoming where a file is sealed before it is sent: its length must be known
   * @throws MissingSetting if the store is away, or denies a right
   */
  S3Store(S3Settings settings, Incoming incoming) {
    this.bucket = Objects.requireNonNull(settings.bucket(), "checked before");
    this.incoming = incoming;
    this.faults = new S3Faults(settings);
    this.client = client(settings);
    try {
      check();
      String trial = "onething-start-" + UUID.randomUUID();
      asked("s3:PutObject", () -> client.putObject(to -> to.bucket(bucket).key(trial), empty()));
      asked("s3:DeleteObject", () -> client.deleteObject(of -> of.bucket(bucket).key(trial)));
    } catch (IOException away) {
      client.close();
      throw new MissingSetting(String.valueOf(away.getMessage()));
    }
  }

  /**
   * A client as plain as can be: other stores than Amazon's know neither checksums at a body's end
   * nor bodies signed in pieces, and sealed files prove themselves.
   */
  private static S3Client client(S3Settings settings) {
    return S3Client.builder()
        .endpointOverride(URI.create(Objects.requireNonNull(settings.endpoint())))
        .region(Region.of(settings.region()))
        .forcePathStyle(settings.pathStyle())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    Objects.requireNonNull(settings.accessKey()),
                    Objects.requireNonNull(settings.secretKey()))))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(settings.timeout())
                .socketTimeout(settings.timeout()))
        .overrideConfiguration(
            with ->
                with.retryStrategy(RetryMode.STANDARD)
                    .defaultProfileFile(ProfileFile.aggregator().build()))
        .serviceConfiguration(
            with -> with.chunkedEncodingEnabled(false).expectContinueEnabled(false))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }

  private static RequestBody empty() {
    return RequestBody.fromBytes(new byte[0]);
  }

  @Override
  public void check() throws IOException {
    asked("s3:ListBucket", () -> client.listObjectsV2(of -> of.bucket(bucket).maxKeys(1)));
  }

  @Override
  public void put(String id, Writer content) throws IOException {
    String key = FileStore.checked(id);
    Path sealed = incoming.file("sealed");
    try {
      try (OutputStream out = Files.newOutputStream(sealed, StandardOpenOption.CREATE_NEW)) {
        content.writeTo(StreamUtils.nonClosing(out));
      }
      asked(
          "s3:PutObject",
          () ->
              client.putObject(
                  to -> to.bucket(bucket).key(key).contentType("application/octet-stream"),
                  sealed));
    } finally {
      Files.deleteIfExists(sealed);
    }
  }

  @Override
  public InputStream open(String id) throws IOException {
    String key = FileStore.checked(id);
    return asked("s3:GetObject", () -> client.getObject(of -> of.bucket(bucket).key(key)));
  }

  @Override
  public void remove(String id) throws IOException {
    String key = FileStore.checked(id);
    asked("s3:DeleteObject", () -> client.deleteObject(of -> of.bucket(bucket).key(key)));
  }

  @Override
  public List<String> before(Instant moment) throws IOException {
    return asked(
        "s3:ListBucket",
        () ->
            client.listObjectsV2Paginator(of -> of.bucket(bucket)).contents().stream()
                .filter(object -> object.lastModified().isBefore(moment))
                .map(S3Object::key)
                .filter(key -> ID.matcher(key).matches())
                .toList());
  }

  private <T> T asked(String right, Supplier<T> question) throws IOException {
    try {
      return question.get();
    } catch (NoSuchKeyException gone) {
      NoSuchFileException missing = new NoSuchFileException("an object of bucket " + bucket);
      missing.initCause(gone);
      throw missing;
    } catch (SdkException problem) {
      throw new IOException(faults.explain(right, problem), problem);
    }
  }
}
