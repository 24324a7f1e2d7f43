package io.onething.catalog;

import io.onething.shared.Localized;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A matter that people want done (一件事), as its {@code bundle.yaml} describes it.
 *
 * @param bundle the id: folder name and BPMN process id
 * @param leadDepartment the department answerable for the whole
 * @param applicationForm the form an applicant fills in: {@code forms/<bundle>/<name>.form}
 * @param prefill topics asked when the applicant has consented, before the form
 * @param fields every fact a case of this bundle may hold, by key
 * @param consents what is asked of whom and for what; the applicant agrees to these
 * @param clocks the time limits, by name; {@code case} is the limit of the whole
 * @param messages what people are told, by id, with {placeholders}
 * @param documents the notices and certificates, by id
 * @param codes names of the codes that models and tables use
 * @param outcomes how a case may end
 * @param initial process variables that a case starts with, and their values
 * @param variables process variables kept in step with the facts: FEEL over facts and {@code
 *     today}; codes, numbers and dates only, never personal data
 */
public record Bundle(
    String bundle,
    Localized names,
    Localized summary,
    String leadDepartment,
    String applicationForm,
    List<String> prefill,
    Map<String, Field> fields,
    List<Consent> consents,
    Map<String, ClockLimit> clocks,
    Map<String, Message> messages,
    Map<String, DocumentType> documents,
    Map<String, Code> codes,
    Map<String, Localized> outcomes,
    Map<String, Object> initial,
    Map<String, String> variables) {

  public Bundle {
    prefill = prefill == null ? List.of() : List.copyOf(prefill);
    fields = fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    consents = consents == null ? List.of() : List.copyOf(consents);
    clocks = clocks == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(clocks));
    messages = messages == null ? Map.of() : Map.copyOf(messages);
    documents =
        documents == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    codes = codes == null ? Map.of() : Map.copyOf(codes);
    outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
    initial = initial == null ? Map.of() : Map.copyOf(initial);
    variables = variables == null ? Map.of() : Map.copyOf(variables);
  }

  /** How one fact of a case is named, checked and shown. */
  public record Field(
      Localized names,
      FieldType type,
      @Nullable Integer maxLength,
      boolean personal,
      String source,
      List<String> departments,
      Map<String, Localized> values) {

    public Field {
      departments = departments == null ? List.of() : List.copyOf(departments);
      values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * A query the applicant consents to.
   *
   * @param topic the department call
   * @param data what is asked
   * @param purpose what it is needed for (个人信息保护法, art. 6)
   */
  public record Consent(String topic, Localized data, Localized purpose) {}

  /**
   * A time limit.
   *
   * @param limit {@code 20wd} working days, {@code 10d} natural days, {@code 24h}, {@code 10min}
   * @param promised what the authority promises below the lawful limit
   * @param basis the article that the limit rests on
   */
  public record ClockLimit(
      Localized names, String limit, @Nullable String promised, @Nullable String basis) {}

  /**
   * What people are told at a step, with {placeholders}.
   *
   * @param to {@code staff} for those who handle the case; the applicant unless said otherwise
   */
  public record Message(String zh, String en, @Nullable String to) {

    public Localized text() {
      return new Localized(zh, en);
    }

    public boolean toStaff() {
      return "staff".equals(to);
    }
  }

  /** A notice or certificate; its template is {@code documents/<id>.jrxml}. */
  public record DocumentType(Localized names) {}

  /**
   * A code with its names.
   *
   * @param field the field that the applicant must complete, for correction items
   * @param error the BPMN error that it can be the reason of: offered to a person who gives a call
   *     up as this error
   */
  public record Code(String zh, String en, @Nullable String field, @Nullable String error) {

    public Localized names() {
      return new Localized(zh, en);
    }
  }
}
