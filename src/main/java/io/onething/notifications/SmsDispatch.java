package io.onething.notifications;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox. A message is claimed in the database first, so that several
 * servers share the work and each message goes out once; after a crash in between it goes out
 * again, with the same key. What fails is tried again ever more slowly, and given up in the end.
 */
class SmsDispatch {

  static final int MOST_ATTEMPTS = 12;

  private static final Logger LOG = LoggerFactory.getLogger(SmsDispatch.class);
  private static final int BATCH = 20;
  private static final Duration CLAIM = Duration.ofMinutes(2);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private final Outbox outbox;
  private final MessageTexts texts;
  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final SmsChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ParticipantNumbers numbers;

  SmsDispatch(
      Outbox outbox,
      MessageTexts texts,
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      SmsChannel channel,
      TransactionTemplate transaction,
      Clock clock,
      ParticipantNumbers numbers) {
    this.outbox = outbox;
    this.texts = texts;
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
    this.numbers = numbers;
  }

  /** Sends everything that is due; returns how many were taken. */
  @Scheduled(fixedDelayString = "${onething.notifications.interval:PT2S}")
  public int sendDue() {
    int taken = 0;
    List<OutboxRow> claimed = claim();
    while (!claimed.isEmpty()) {
      claimed.forEach(this::send);
      taken += claimed.size();
      claimed = claimed.size() < BATCH ? List.of() : claim();
    }
    return taken;
  }

  private List<OutboxRow> claim() {
    Instant now = clock.instant();
    @Nullable List<OutboxRow> claimed =
        transaction.execute(status -> outbox.claim(now, now.plus(CLAIM), BATCH));
    return claimed == null ? List.of() : claimed;
  }

  private void send(OutboxRow row) {
    try {
      CaseFile file = files.get(row.caseId());
      Bundle bundle = catalog.bundle(file.edition());
      Map<String, Object> known = facts.all(row.caseId());
      Optional<String> mobile =
          row.participant() == null ? bundle.mobileOf(known) : numbers.mobileOf(row.participant());
      if (mobile.isEmpty()) {
        outbox.giveUp(row.id());
        return;
      }
      channel.send(
          mobile.get(), texts.text(bundle, row, file.caseNumber(), known).zh(), "sms-" + row.id());
      outbox.sent(row.id(), clock.instant());
    } catch (RuntimeException failed) {
      putOff(row, failed);
    }
  }

  private void putOff(OutboxRow row, RuntimeException failed) {
    if (row.attempts() >= MOST_ATTEMPTS) {
      outbox.giveUp(row.id());
      LOG.error("Message {} given up after {} attempts", row.id(), row.attempts(), failed);
    } else {
      Duration wait = wait(row.attempts());
      outbox.tryAgain(row.id(), clock.instant().plus(wait));
      LOG.warn(
          "Message {} not sent at attempt {}, next in {}: {}",
          row.id(),
          row.attempts(),
          wait,
          failed.getClass().getSimpleName());
    }
  }

  /** Doubled with every attempt, up to half an hour. */
  static Duration wait(int attempts) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
    return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
  }
}
