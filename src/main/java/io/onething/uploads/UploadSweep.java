package io.onething.uploads;

import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Removes files of drafts that were never submitted, and what a crash between file and row left
 * behind. It goes by real time, not by the demo's time machine: a file's age is the disk's.
 */
class UploadSweep {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

  private final Uploads uploads;
  private final UploadSettings settings;

  UploadSweep(Uploads uploads, UploadSettings settings) {
    this.uploads = uploads;
    this.settings = settings;
  }

  @Scheduled(fixedDelayString = "${onething.uploads.sweep-interval:PT10M}")
  void sweep() throws IOException {
    int removed = uploads.sweep(Clock.systemUTC().instant().minus(settings.keepUnsubmitted()));
    if (removed > 0) {
      LOG.info("{} uploaded files that nobody handed in were removed", removed);
    }
  }
}
