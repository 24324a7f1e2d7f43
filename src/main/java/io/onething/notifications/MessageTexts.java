package io.onething.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.Wording;
import io.onething.deadlines.Due;
import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Between a message's template and its text: what is kept with the message (codes and dates as they
 * were) and what is put in when it is read (everything personal).
 */
final class MessageTexts {

  /** The due date of the clock that the message is about. */
  static final String DUE = "due";

  /** Whether the due date lies past the last published year. */
  private static final String PROVISIONAL = "dueProvisional";

  /** When a clock that stands still is expected to run again. */
  private static final String UNTIL = "until";

  private static final String CASE_NUMBER = "caseNumber";

  /** The page of the case. */
  private static final String LINK = "link";

  private static final String BUNDLE = "bundle";
  private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

  private final ObjectMapper json;
  private final String publicUrl;

  /**
   * @param publicUrl where people reach the portal
   */
  MessageTexts(ObjectMapper json, String publicUrl) {
    this.json = json;
    this.publicUrl = publicUrl;
  }

  /** The values to keep: those that the template names and that are not personal. */
  String params(
      Bundle bundle, Localized template, Map<String, Object> facts, Supplier<Optional<Due>> due) {
    Map<String, Object> kept = new TreeMap<>();
    for (String name : Wording.placeholders(template)) {
      Bundle.@Nullable Field field = bundle.fields().get(name);
      @Nullable Object value = facts.get(name);
      if (name.equals(DUE)) {
        putDue(kept, due.get());
      } else if (field != null && !field.personal() && value != null) {
        kept.put(name, value);
      }
    }
    return params(kept);
  }

  /** Values to keep as they are: texts, dates, texts in two languages; nothing personal. */
  String params(Map<String, Object> kept) {
    try {
      return json.writeValueAsString(kept);
    } catch (JsonProcessingException unusable) {
      throw new IllegalStateException("Facts cannot be written as JSON", unusable);
    }
  }

  /** Keeps a due date, and whether it is provisional. */
  static void putDue(Map<String, Object> kept, Optional<Due> due) {
    due.ifPresent(
        found -> {
          kept.put(DUE, CityTime.dateOf(found.at()).toString());
          if (found.provisional()) {
            kept.put(PROVISIONAL, true);
          }
        });
  }

  /** The text; a value that is missing reads as …. */
  Localized text(
      Bundle bundle, OutboxRow row, @Nullable String caseNumber, Map<String, Object> facts) {
    Localized template =
        TellOfClocks.template(bundle, row.message())
            .orElse(new Localized(row.message(), row.message()));
    Map<String, Object> kept = read(row.params());
    Wording wording = new Wording(bundle);
    return Wording.fill(
        template,
        name ->
            switch (name) {
              case CASE_NUMBER -> same(String.valueOf(caseNumber));
              case BUNDLE -> Optional.of(bundle.names());
              case LINK -> same(publicUrl + "/cases/" + caseNumber);
              case DUE -> date(kept, DUE, kept.containsKey(PROVISIONAL));
              case UNTIL -> date(kept, UNTIL, false);
              default ->
                  Optional.ofNullable(kept.getOrDefault(name, facts.get(name)))
                      .map(value -> wording.of(name, value))
                      .or(() -> same("…"));
            });
  }

  private static Optional<Localized> date(
      Map<String, Object> kept, String name, boolean provisional) {
    return Optional.ofNullable(kept.get(name))
        .map(date -> Wording.date(LocalDate.parse(date.toString()), provisional))
        .or(() -> same("…"));
  }

  private static Optional<Localized> same(String text) {
    return Optional.of(new Localized(text, text));
  }

  private Map<String, Object> read(String params) {
    try {
      return json.readValue(params, PARAMS);
    } catch (JsonProcessingException changed) {
      throw new IllegalStateException("The values kept with a message are not JSON", changed);
    }
  }
}
