package io.onething.organisation;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import io.onething.shared.Latest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The organisation as it is kept in the database. Takes up what was put in force, here or at
 * another server, within seconds.
 */
class LiveOrganisation {

  private static final Logger LOG = LoggerFactory.getLogger(LiveOrganisation.class);

  private final OrganisationStore store;
  private final Latest<InForce> latest;

  /**
   * What is in force.
   *
   * @param number of its version; 0 before there is any
   */
  record InForce(int number, Organisation organisation, OfficeIndex index) {}

  LiveOrganisation(OrganisationStore store) {
    this.store = store;
    this.latest =
        new Latest<>(
            "organisation", store::newest, (number, first) -> read(Math.toIntExact(number)));
  }

  /**
   * Puts the file in force if its text never was: an old file left lying does not undo what an
   * operator has done since.
   */
  void takeUp(Optional<DataFile> file, TransactionTemplate transaction, Clock clock) {
    file.ifPresent(found -> transaction.executeWithoutResult(status -> takeUp(found, clock)));
    latest.refresh();
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
    return latest.now().value();
  }

  @Scheduled(fixedDelayString = "${onething.organisation.interval:PT2S}")
  void keepUp() {
    latest.keepUp();
  }

  private InForce read(int number) {
    Organisation organisation =
        store.find(number).map(LiveOrganisation::read).orElse(Organisation.NONE);
    LOG.info("Organisation {} is in force, with {} offices", number, organisation.offices().size());
    return new InForce(number, organisation, new OfficeIndex(organisation));
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
