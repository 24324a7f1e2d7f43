package io.onething.organisation;

import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Checks an organisation that an operator brings, shows what it would change, puts it in force. */
class OrganisationPublishing {

  private final OrganisationStore store;
  private final LiveOrganisation organisation;
  private final Catalog catalog;
  private final Clock clock;

  OrganisationPublishing(
      OrganisationStore store, LiveOrganisation organisation, Catalog catalog, Clock clock) {
    this.store = store;
    this.organisation = organisation;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * What an organisation would change.
   *
   * @param onto the number of the one in force that it was compared with
   */
  record Preview(int onto, List<Difference> differences) {}

  /**
   * Looks an organisation over; nothing is changed.
   *
   * @param content the YAML of {@code organisation.yaml}
   * @throws OneThingException {@code INVALID_INPUT} with every fault, also if nothing would change
   */
  Preview preview(byte[] content) {
    Organisation wanted = read(content);
    int newest = store.newest();
    Organisation known = store.find(newest).map(LiveOrganisation::read).orElse(Organisation.NONE);
    List<Difference> differences = Difference.between(known, wanted);
    if (differences.isEmpty()) {
      throw refused(
          List.of(
              new FieldFault(
                  "(file)",
                  new Localized("与现行机构没有差别", "is what is in force already"),
                  null,
                  "something that differs")));
    }
    return new Preview(newest, differences);
  }

  /**
   * Puts an organisation in force. Works in the caller's transaction; this server takes it up at
   * its end, the others within seconds.
   *
   * @param onto the number of the one that the operator has seen; null to put it in force in any
   *     case
   * @param by the operator
   * @return its number
   * @throws OneThingException {@code INVALID_INPUT} with every fault; {@code ORGANISATION_CHANGED}
   *     if somebody else has put another in force since
   */
  int publish(byte[] content, @Nullable Integer onto, String by) {
    Preview preview = preview(content);
    if (onto != null && onto != preview.onto()) {
      throw changed(preview.onto());
    }
    int number =
        store
            .add(
                preview.onto(),
                content,
                OrganisationStore.Origin.PAGE,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS))
            .orElseThrow(() -> changed(store.newest()));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            organisation.keepUp();
          }
        });
    return number;
  }

  private Organisation read(byte[] content) {
    DataFile file = new DataFile(OrganisationFile.PATH, content);
    if (new String(content, StandardCharsets.UTF_8).isBlank()) {
      throw refused(
          List.of(
              new FieldFault(
                  "(file)",
                  new Localized("内容为空", "is empty"),
                  null,
                  "the YAML of an organisation")));
    }
    List<Fault> faults = new ArrayList<>();
    Optional<Organisation> read =
        OrganisationFile.read(file, OrganisationFile.departments(catalog.folder()), faults);
    return read.orElseThrow(
        () ->
            refused(
                faults.stream()
                    .map(
                        fault ->
                            new FieldFault(
                                fault.path(), fault.problemText(), null, fault.expected()))
                    .toList()));
  }

  private static OneThingException refused(List<FieldFault> faults) {
    return new OneThingException(
        ErrorCode.INVALID_INPUT,
        "The organisation has faults at "
            + faults.stream().map(FieldFault::field).distinct().toList(),
        faults);
  }

  private static OneThingException changed(int newest) {
    return new OneThingException(
        ErrorCode.ORGANISATION_CHANGED,
        "Organisation " + newest + " was put in force; compare with it first");
  }
}
