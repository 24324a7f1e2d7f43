package io.onething.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onething.shared.Localized;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A matter that people want done (一件事), as its {@code bundle.yaml} describes it.
 *
 * @param bundle the id: folder name and BPMN process id
 * @param leadDepartment the department answerable for the whole
 * @param applicationForm the form an applicant fills in: {@code forms/<bundle>/<name>.form}
 * @param prefill topics asked when the applicant has consented, before the form
 * @param fields every fact a case of this bundle may hold, by key
 * @param rules what must hold between the fields that an applicant fills in
 * @param participants who takes part beside the applicant and signs, by the name of the process
 *     variable that says how far they are
 * @param offices how the offices of departments are found that its cases go to, by the name that
 *     models use
 * @param consents what is asked of whom and for what; the applicant agrees to these
 * @param clocks the time limits, by name; {@code case} is the limit of the whole
 * @param ladders what happens as a limit is used up and run over, by name; clocks name them
 * @param messages what people are told, by id, with {placeholders}
 * @param documents the notices and certificates, by id
 * @param materials the papers that the matter used to ask for, by id, and how their content is had
 * @param before how the matter went before, null if nobody has said
 * @param codes names of the codes that models and tables use
 * @param outcomes how a case may end
 * @param initial process variables that a case starts with, and their values
 * @param variables process variables kept in step with the facts: FEEL over facts, {@code today}
 *     and {@code season}; codes, numbers and dates only, never personal data
 * @param intake what an application has to pass, null if nothing but its form
 * @param seats how limited places are given out, null if there are none
 * @param followUps what the applicant may ask for when the case has ended
 * @param shared the shared processes whose fields, clocks, messages, codes and variables stand in
 *     for what this manifest does not say itself; they are among these here
 */
public record Bundle(
    String bundle,
    Localized names,
    Localized summary,
    String leadDepartment,
    String applicationForm,
    List<String> prefill,
    Map<String, Field> fields,
    List<FieldRule> rules,
    Map<String, Participants> participants,
    Map<String, OfficeRule> offices,
    List<Consent> consents,
    Map<String, ClockLimit> clocks,
    Map<String, List<Rung>> ladders,
    Map<String, Message> messages,
    Map<String, DocumentType> documents,
    Map<String, Material> materials,
    @Nullable PaperWay before,
    Map<String, Code> codes,
    Map<String, CaseOutcome> outcomes,
    Map<String, Object> initial,
    Map<String, String> variables,
    @Nullable Intake intake,
    @Nullable Seats seats,
    Map<String, FollowUp> followUps,
    List<String> shared) {

  /** The clock of the whole case; every bundle has it. */
  public static final String CASE_CLOCK = "case";

  public Bundle {
    prefill = prefill == null ? List.of() : List.copyOf(prefill);
    fields = fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    rules = rules == null ? List.of() : List.copyOf(rules);
    participants =
        participants == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(participants));
    offices =
        offices == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(offices));
    consents = consents == null ? List.of() : List.copyOf(consents);
    clocks = clocks == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(clocks));
    ladders =
        ladders == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(ladders));
    messages = messages == null ? Map.of() : Map.copyOf(messages);
    documents =
        documents == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    materials =
        materials == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(materials));
    codes = codes == null ? Map.of() : Map.copyOf(codes);
    outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
    initial = initial == null ? Map.of() : Map.copyOf(initial);
    variables = variables == null ? Map.of() : Map.copyOf(variables);
    followUps =
        followUps == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(followUps));
    shared = shared == null ? List.of() : List.copyOf(shared);
  }

  /** How people call a clock; itself, if this bundle does not declare it. */
  public Localized clockNames(String clock) {
    @Nullable ClockLimit declared = clocks.get(clock);
    return declared == null ? new Localized(clock, clock) : declared.names();
  }

  /** How a case has ended, if it has and the manifest knows how. */
  public Optional<CaseOutcome> outcome(@Nullable String code) {
    return code == null ? Optional.empty() : Optional.ofNullable(outcomes.get(code));
  }

  /**
   * The number at which the applicant of a case is told: that of the first field of type {@code
   * mobile} which the applicant or the identity provider fills in.
   *
   * @param facts of the case, by field
   */
  public Optional<String> mobileOf(Map<String, Object> facts) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().type() == FieldType.MOBILE)
        .filter(field -> Set.of("applicant", "identity").contains(field.getValue().source()))
        .flatMap(field -> Stream.ofNullable(facts.get(field.getKey())))
        .map(Object::toString)
        .findFirst();
  }

  /** The materials whose content this topic tells, by id. */
  public Map<String, Material> materialsFrom(String topic) {
    Map<String, Material> told = new LinkedHashMap<>();
    materials.forEach(
        (id, material) -> {
          if (material.obtained().isAsked() && topic.equals(material.from())) {
            told.put(id, material);
          }
        });
    return told;
  }

  /** How long an answer to this topic may be used for later cases; null if each asks again. */
  public Material.@Nullable Reuse reuseOf(String topic) {
    return materialsFrom(topic).values().stream()
        .map(Material::reuse)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** How a person may contest this value; null if it cannot be contested. */
  public Material.@Nullable Contest contestOf(String field) {
    @Nullable Field declared = fields.get(field);
    return declared == null || !declared.isCorrectable()
        ? null
        : materialsFrom(declared.source()).values().stream()
            .map(Material::contest)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  /**
   * How one fact of a case is named, checked and shown.
   *
   * @param columns what each entry of a list holds, by key
   * @param maxFiles for {@code file}: how many files it takes; null is one
   */
  public record Field(
      Localized names,
      FieldType type,
      @Nullable Integer maxLength,
      boolean personal,
      String source,
      List<String> departments,
      Map<String, Localized> values,
      Map<String, Column> columns,
      @Nullable Integer maxFiles) {

    private static final Set<String> TOLD_OTHERWISE =
        Set.of("applicant", "identity", "decision", "season");

    public Field {
      departments = departments == null ? List.of() : List.copyOf(departments);
      columns =
          columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
      values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The topic of the call that tells it; nothing where no department does. */
    public Optional<String> topic() {
      return TOLD_OTHERWISE.contains(source) ? Optional.empty() : Optional.of(source);
    }

    /** Whether a person can type it: one value, or a list whose columns say how. */
    public boolean isCorrectable() {
      return type.isTypable() || (type == FieldType.LIST && !columns.isEmpty());
    }

    /** How many files it takes. */
    public int mostFiles() {
      return maxFiles == null ? 1 : maxFiles;
    }
  }

  /**
   * One value of a list's entry, checked like a field of this type.
   *
   * @param values what a code may be, as people read it; those of the bundle's codes else
   */
  public record Column(
      Localized names, FieldType type, @Nullable Integer maxLength, Map<String, Localized> values) {

    public Column {
      values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * What must hold between fields that an applicant fills in.
   *
   * @param field where the applicant is told
   * @param require FEEL over all fields and {@code today}; anything but true is a fault
   * @param problem what is wrong then
   */
  public record FieldRule(String field, String require, Localized problem) {}

  /**
   * How the office of a department is found that a case goes to: by a code, else an address, else a
   * region. What they come to is looked up among the offices of the organisation and kept nowhere.
   *
   * @param department a folder under {@code workers/}
   * @param place FEEL over all fields and {@code today}: a code, as that of a school
   * @param address the same: an address, which may be personal
   * @param region the same: the official code of a region
   */
  public record OfficeRule(
      String department,
      @Nullable String place,
      @Nullable String address,
      @Nullable String region) {}

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
   * @param ladder the name of its ladder, if it has one
   * @param tacit the opinion that counts as given when time is up, if the law says so
   * @param extension how far it may be extended, null if only as the law says
   */
  public record ClockLimit(
      Localized names,
      String limit,
      @Nullable String promised,
      @Nullable String basis,
      @Nullable String ladder,
      @Nullable Tacit tacit,
      @Nullable Extension extension) {}

  /**
   * How far a time limit may be extended, once.
   *
   * @param upTo the most that may be added, in the limit's own unit: {@code 10wd}
   * @param by the office that may grant it: {@code head-of-authority}, {@code head-of-government}
   * @param basis the article that allows it
   */
  public record Extension(String upTo, String by, @Nullable String basis) {}

  /**
   * A rung of a ladder: at which point of a clock what is done.
   *
   * @param at {@code 50%}, {@code 1wd left}, {@code due}, {@code each day overdue}; for a
   *     suspension {@code expected end}, {@code each day past expected end}
   * @param notified who is told
   * @param raise who is responsible from then on; told, too
   * @param order demands an answer of the department that is late (督办单)
   * @param penalty counts against the department that is late
   */
  public record Rung(
      String at,
      @JsonProperty("notify") List<StaffRole> notified,
      @Nullable StaffRole raise,
      @Nullable Order order,
      @Nullable Penalty penalty) {

    public Rung {
      notified = notified == null ? List.of() : List.copyOf(notified);
    }
  }

  /**
   * An order of supervision.
   *
   * @param answerWithin until when it must be answered: {@code 1wd}
   */
  public record Order(String answerWithin) {}

  /**
   * What it costs a department to be late, over all cases: a warning at first, the amount at the
   * second time, then twice the last one.
   *
   * @param amount in yuan
   * @param most what it is never doubled beyond, in yuan
   */
  public record Penalty(BigDecimal amount, BigDecimal most) {}

  /**
   * Silence that counts as an answer (超时默认): the opinion of a department that is asked beside the
   * leading one, never a licence.
   *
   * @param step the BPMN id of the service task that asks
   * @param basis the rule that says so
   * @param answer the flags that the step ends with, as if the department had answered
   * @param followUpWithin until when the department has to hand in its paper: {@code 1wd}
   */
  public record Tacit(
      String step, String basis, Map<String, String> answer, @Nullable String followUpWithin) {

    public Tacit {
      answer = answer == null ? Map.of() : Map.copyOf(answer);
      followUpWithin = followUpWithin == null ? "1wd" : followUpWithin;
    }
  }

  /**
   * What an application has to pass before it becomes a case.
   *
   * @param season which season it belongs to; null if the bundle is always open
   * @param once what only one open case may be about
   */
  public record Intake(@Nullable InSeason season, @Nullable Once once) {}

  /**
   * The season is found by a birth.
   *
   * @param bornBy the field that holds the citizen number
   */
  public record InSeason(String bornBy) {}

  /**
   * What only one case of a season may be about.
   *
   * @param field the field whose value may be there once
   * @param until outcomes after which another application is allowed
   */
  public record Once(String field, List<String> until, String zh, String en) {

    public Once {
      until = until == null ? List.of() : List.copyOf(until);
    }

    public Localized text() {
      return new Localized(zh, en);
    }
  }

  /**
   * How the places of a season are given out.
   *
   * @param choices what a case applies for, best first
   * @param offered the field that holds the code of the place that was given
   * @param offeredName the field that holds its name
   * @param standby whether those who have got nothing stand in line for what is freed
   */
  public record Seats(List<Choice> choices, String offered, String offeredName, boolean standby) {

    public Seats {
      choices = choices == null ? List.of() : List.copyOf(choices);
    }
  }

  /**
   * A place that a case applies for.
   *
   * @param place the field that holds its code; a case without one does not apply for it
   * @param rank the field that holds the rank there; a lower one comes first
   */
  public record Choice(String place, String rank) {}

  /** What the applicant is told at a step, with {placeholders}. */
  public record Message(String zh, String en) {

    public Localized text() {
      return new Localized(zh, en);
    }
  }

  /**
   * A notice or certificate; its template is {@code documents/<id>.jrxml}.
   *
   * @param values what its template uses besides the facts, by name: FEEL over all fields and
   *     {@code words}, the Chinese names of the codes; a text, a number, or a list of them, which
   *     is shown line by line
   */
  public record DocumentType(Localized names, Map<String, String> values) {

    public DocumentType {
      values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * How a case may end.
   *
   * @param tone what it means for the applicant; null only in releases from before it was asked for
   */
  public record CaseOutcome(String zh, String en, @Nullable Tone tone) {

    public Localized names() {
      return new Localized(zh, en);
    }
  }

  /**
   * A code with its names.
   *
   * @param field the field that the applicant must complete, for correction items
   * @param error the BPMN error that it can be the reason of: offered to a person who gives a call
   *     up as this error
   * @param standstill the article on which people may stop a clock for this reason; null for a code
   *     that is no such reason
   * @param clean the answer of a check that leaves nothing to ask; any other is set off for clerks
   */
  public record Code(
      String zh,
      String en,
      @Nullable String field,
      @Nullable String error,
      @Nullable String standstill,
      boolean clean) {

    public Localized names() {
      return new Localized(zh, en);
    }
  }
}
