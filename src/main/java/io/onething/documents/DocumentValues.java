package io.onething.documents;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import io.onething.catalog.Wording;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.Due;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.Offices;
import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a document says: the facts of its case in words, as they are when it is issued. */
final class DocumentValues {

  private final CaseFacts facts;
  private final Clocks clocks;
  private final DepartmentFiles departments;
  private final Offices offices;
  private final String verificationAddress;

  /**
   * @param verificationAddress where a document is verified; its code is appended
   */
  DocumentValues(
      CaseFacts facts,
      Clocks clocks,
      DepartmentFiles departments,
      Offices offices,
      String verificationAddress) {
    this.facts = facts;
    this.clocks = clocks;
    this.departments = departments;
    this.offices = offices;
    this.verificationAddress = verificationAddress;
  }

  /**
   * The values of exactly the fields that the template and its layout use.
   *
   * @param outcome how the case ends with this very step, null if it goes on
   * @param said what the act itself says, by field
   */
  Map<String, String> of(
      CaseFile file,
      Bundle bundle,
      Template template,
      String type,
      String number,
      VerificationCode code,
      Instant at,
      @Nullable String outcome,
      Map<String, String> said) {
    Map<String, String> values = new HashMap<>(said);
    Localized names = DocumentFields.nameOf(bundle, type);
    Localized issuer = departments.department(template.issuer()).names();
    values.put(DocumentFields.DOCUMENT_NAME, names.zh());
    values.put(DocumentFields.DOCUMENT_NAME_EN, names.en());
    values.put(DocumentFields.DOCUMENT_NUMBER, number);
    values.put(DocumentFields.ISSUER, issuer.zh());
    values.put(DocumentFields.ISSUER_EN, issuer.en());
    values.put(DocumentFields.ISSUED_ON, date(at));
    values.put(DocumentFields.BUNDLE, bundle.names().zh());
    values.put(DocumentFields.CASE_NUMBER, String.valueOf(file.caseNumber()));
    values.put(DocumentFields.VERIFICATION_CODE, code.toString());
    values.put(DocumentFields.VERIFICATION_URL, verificationAddress + code);
    put(values, DocumentFields.SUBMITTED_ON, file.submittedAt());
    put(values, DocumentFields.ACCEPTED_ON, file.acceptedAt());
    bundle.outcome(outcome).ifPresent(known -> values.put(DocumentFields.OUTCOME, known.zh()));
    addFacts(values, file, bundle, template, type);
    addDueDates(values, file, template);
    addOffices(values, file, bundle, template);
    return values;
  }

  private void addFacts(
      Map<String, String> values, CaseFile file, Bundle bundle, Template template, String type) {
    Wording wording = new Wording(bundle);
    Map<String, Object> known = facts.all(file.id());
    DerivedValues.of(bundle, type, known)
        .forEach(
            (name, lines) ->
                values.put(name, lines.size() == 1 ? lines.getFirst() : numbered(lines)));
    known.forEach(
        (name, value) -> {
          if (template.uses(name) && value != null && !value.toString().isBlank()) {
            List<Localized> items = wording.items(name, value);
            if (!items.isEmpty()) {
              values.put(
                  name,
                  items.size() == 1
                      ? items.getFirst().zh()
                      : numbered(items.stream().map(Localized::zh).toList()));
            }
          }
        });
  }

  private void addDueDates(Map<String, String> values, CaseFile file, Template template) {
    for (String name : template.fields()) {
      if (name.startsWith(DocumentFields.DUE)) {
        clocks
            .of(file.id(), name.substring(DocumentFields.DUE.length()))
            .ifPresent(clock -> putDue(values, name, clock));
      }
    }
  }

  private void addOffices(
      Map<String, String> values, CaseFile file, Bundle bundle, Template template) {
    for (String name : bundle.offices().keySet()) {
      String office = DocumentFields.OFFICE + name;
      if (template.fields().stream().anyMatch(field -> field.startsWith(office + "."))) {
        offices
            .contact(file.id(), bundle, name)
            .ifPresent(
                contact -> {
                  values.put(office + DocumentFields.OFFICE_NAME, contact.names().zh());
                  put(values, office + DocumentFields.OFFICE_ADDRESS, contact.address());
                  put(values, office + DocumentFields.OFFICE_PHONE, contact.phone());
                  put(
                      values,
                      office + DocumentFields.OFFICE_HOURS,
                      contact.hours() == null ? null : contact.hours().zh());
                });
      }
    }
  }

  private static void put(Map<String, String> values, String name, @Nullable String text) {
    if (text != null) {
      values.put(name, text);
    }
  }

  private static void putDue(Map<String, String> values, String name, ClockView clock) {
    if (clock.due() != null) {
      values.put(name, date(new Due(clock.due(), clock.provisional())));
    }
  }

  private static String numbered(List<String> items) {
    return IntStream.range(0, items.size())
        .mapToObj(index -> (index + 1) + ". " + items.get(index))
        .collect(Collectors.joining("\n"));
  }

  private static void put(Map<String, String> values, String name, @Nullable Instant at) {
    if (at != null) {
      values.put(name, date(at));
    }
  }

  /** A due date, marked if it is provisional. */
  static String date(Due due) {
    return Wording.date(CityTime.dateOf(due.at()), due.provisional()).zh();
  }

  static String date(Instant at) {
    return Wording.date(CityTime.dateOf(at)).zh();
  }
}
