package io.onething.uploads;

import io.onething.cases.CaseFiles;
import io.onething.cases.Vault;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the uploads together, and says at the start what is missing. */
@Configuration
@EnableConfigurationProperties(UploadSettings.class)
class UploadsSetup {

  private static final Logger LOG = LoggerFactory.getLogger(UploadsSetup.class);

  private final UploadSettings settings;
  private final @Nullable Storage storage;
  private final @Nullable ClamAv scanner;

  UploadsSetup(UploadSettings settings, Vault vault) {
    this.settings = settings;
    this.storage = Storage.of(settings, vault.files());
    this.scanner =
        settings.scanner() == null
            ? null
            : new ClamAv(settings.scanner(), settings.scannerTimeout());
  }

  @Bean
  Uploads uploads(UploadRows rows, CaseFiles files, Vault vault, TransactionTemplate transaction) {
    if (storage == null) {
      LOG.warn(
          "Nothing can be uploaded: neither onething.uploads.folder nor onething.uploads.s3 is set");
    } else if (scanner == null) {
      LOG.warn("Uploaded files are not looked at for viruses: onething.uploads.scanner is not set");
    }
    return new Uploads(storage, rows, files, scanner, vault, transaction, Clock.systemUTC());
  }

  @Bean
  UploadSweep uploadSweep(Uploads uploads) {
    return new UploadSweep(uploads, settings);
  }

  @Bean
  UploadHealth uploadsHealthIndicator() {
    return new UploadHealth(storage, scanner);
  }
}
