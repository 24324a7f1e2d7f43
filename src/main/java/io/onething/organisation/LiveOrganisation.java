package io.onething.organisation;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The organisation as it is kept in the database. Takes up what was put in force, here or at
 * another server, within seconds.
 */
class LiveOrganisation {

  private static final Logger LOG = LoggerFactory.getLogger(LiveOrganisation.class);

  /** So old may be what is known, on real time, unless the database is away. */
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final OrganisationStore store;
  private final LongSupplier nanos = System::nanoTime;
  private volatile @Nullable InForce known;

  /**
   * What is in force.
   *
   * @param number of its version; 0 before there is any
   * @param looked when it was asked for, in nanoseconds of real time
   */
  record InForce(int number, Organisation organisation, OfficeIndex index, long looked) {}

  LiveOrganisation(OrganisationStore store) {
    this.store = store;
  }

  /**
   * Puts the file in force if its text never was: an old file left lying does not undo what an
   * operator has done since.
   */
  void takeUp(Optional<DataFile> file, TransactionTemplate transaction, Clock clock) {
    file.ifPresent(found -> transaction.executeWithoutResult(status -> takeUp(found, clock)));
    refresh();
  }

  private void takeUp(DataFile file, Clock clock) {
    while (!store.knows(file.content())
        && store
            .add(
                store.newest(),
                file.content(),
                OrganisationStore.Origin.FILE,
                file.path(),
                clock.instant().truncatedTo(ChronoUnit.MICROS))
            .isEmpty()) {
      LOG.info("Another server puts an organisation in force at the same time; looking again");
    }
  }

  /** The organisation in force. */
  InForce now() {
    if (nanos.getAsLong() - inForce().looked() > FRESH.toNanos()) {
      keepUp();
    }
    return inForce();
  }

  private InForce inForce() {
    return Objects.requireNonNull(known, "The organisation is not loaded yet");
  }

  @Scheduled(fixedDelayString = "${onething.organisation.interval:PT2S}")
  void keepUp() {
    try {
      refresh();
    } catch (DataAccessException away) {
      LOG.debug("The organisation could not be looked up, the one in force stays", away);
    }
  }

  private void refresh() {
    long looked = nanos.getAsLong();
    int newest = store.newest();
    InForce before = known;
    if (before != null && before.number() == newest) {
      takeUp(new InForce(newest, before.organisation(), before.index(), looked));
      return;
    }
    Organisation organisation =
        store.find(newest).map(LiveOrganisation::read).orElse(Organisation.NONE);
    takeUp(new InForce(newest, organisation, new OfficeIndex(organisation), looked));
    LOG.info("Organisation {} is in force, with {} offices", newest, organisation.offices().size());
  }

  /** Of two who look at the same time the one who saw less does not undo the other. */
  private synchronized void takeUp(InForce seen) {
    InForce before = known;
    if (before == null || before.number() <= seen.number()) {
      known = seen;
    }
  }

  static Organisation read(OrganisationStore.Version version) {
    List<Fault> faults = new ArrayList<>();
    return YamlFiles.read(
            new DataFile(
                "organisation_version " + version.number(),
                version.content().getBytes(StandardCharsets.UTF_8)),
            Organisation.class,
            faults)
        .orElseThrow(() -> new IllegalStateException("An organisation cannot be read: " + faults));
  }
}
