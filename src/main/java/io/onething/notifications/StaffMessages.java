package io.onething.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.catalog.Wording;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the people of a group are told about cases that take too long. Works in the caller's
 * transaction. No personal data.
 */
public class StaffMessages {

  private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};

  private final Outbox outbox;
  private final CaseFiles files;
  private final Catalog catalog;
  private final ObjectMapper json;

  StaffMessages(Outbox outbox, CaseFiles files, Catalog catalog, ObjectMapper json) {
    this.outbox = outbox;
    this.files = files;
    this.catalog = catalog;
    this.json = json;
  }

  /** A message as its reader sees it. */
  public record StaffMessage(String id, String caseNumber, Localized text, Instant at) {}

  /**
   * Tells a group.
   *
   * @param params what the text names: {@code clock} by its id, dates as in 2026-03-02, numbers
   */
  public void tell(
      CaseId caseId, String group, StaffText text, Map<String, String> params, Instant at) {
    outbox.addForStaff(caseId, text.id(), group, written(params), at);
  }

  /**
   * What these groups were told, the latest first.
   *
   * @param most how many at most
   */
  public List<StaffMessage> to(Collection<String> groups, int most) {
    List<OutboxRow> rows = outbox.toldTo(groups, most);
    Map<CaseId, CaseFile> cases = files.all(rows.stream().map(OutboxRow::caseId).toList());
    return rows.stream()
        .map(row -> shown(row, Objects.requireNonNull(cases.get(row.caseId()))))
        .toList();
  }

  private StaffMessage shown(OutboxRow row, CaseFile file) {
    String number = String.valueOf(file.caseNumber());
    Map<String, String> params = read(row.params());
    Localized text =
        StaffText.of(row.message())
            .map(known -> Wording.fill(known.text(), name -> value(name, number, file, params)))
            .orElse(new Localized(row.message(), row.message()));
    return new StaffMessage(Long.toString(row.id()), number, text, row.createdAt());
  }

  private Optional<Localized> value(
      String name, String number, CaseFile file, Map<String, String> params) {
    String given = params.getOrDefault(name, "…");
    return Optional.of(
        switch (name) {
          case "caseNumber" -> new Localized(number, number);
          case "clock" -> catalog.bundle(file.edition()).clockNames(given);
          case "due" -> given.equals("…") ? same(given) : Wording.date(LocalDate.parse(given));
          default -> same(given);
        });
  }

  private static Localized same(String text) {
    return new Localized(text, text);
  }

  private String written(Map<String, String> params) {
    try {
      return json.writeValueAsString(params);
    } catch (JsonProcessingException unusable) {
      throw new IllegalStateException("Texts cannot be written as JSON", unusable);
    }
  }

  private Map<String, String> read(String params) {
    try {
      return json.readValue(params, PARAMS);
    } catch (JsonProcessingException changed) {
      throw new IllegalStateException("The values kept with a message are not JSON", changed);
    }
  }
}
