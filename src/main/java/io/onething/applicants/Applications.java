package io.onething.applicants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.onething.access.Person;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseState;
import io.onething.cases.EarlierAnswers;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Edition;
import io.onething.catalog.FieldType;
import io.onething.catalog.FollowUp;
import io.onething.catalog.Material;
import io.onething.engine.ApplicantQuestions;
import io.onething.engine.CaseProcesses;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From consent to a submitted case, and what an applicant does with it afterwards. */
@Component
class Applications {

  /**
   * Who has said a fact: the applicant, when the case had ended. It is no part of what the matter
   * asked for, and not counted as such.
   */
  private static final String AFTERWARDS = "afterwards";

  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final EarlierAnswers earlier;
  private final CaseProcesses processes;
  private final ApplicantQuestions questions;
  private final Forms forms;
  private final Intake intake;
  private final FormAnswers answers;
  private final HandedIn handedIn;
  private final FollowUpRequests followUps;
  private final TransactionTemplate transaction;
  private final ObjectMapper canonical;

  Applications(
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      EarlierAnswers earlier,
      CaseProcesses processes,
      ApplicantQuestions questions,
      Forms forms,
      Intake intake,
      FormAnswers answers,
      HandedIn handedIn,
      FollowUpRequests followUps,
      TransactionTemplate transaction,
      ObjectMapper json) {
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.earlier = earlier;
    this.processes = processes;
    this.questions = questions;
    this.forms = forms;
    this.intake = intake;
    this.answers = answers;
    this.handedIn = handedIn;
    this.followUps = followUps;
    this.transaction = transaction;
    this.canonical = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  /** A submitted case, and whether this request made it. */
  record Submitted(String caseNumber, boolean created) {}

  /** Records the consent and starts to ask the departments. */
  CaseId prefill(Person person, String bundleId) {
    Bundle bundle = catalog.offered(bundleId);
    return inTransaction(
        () -> {
          CaseId id = draft(person, bundle);
          if (!bundle.prefill().isEmpty()) {
            processes.startPrefill(id, bundle.prefill());
          }
          return id;
        });
  }

  /** Submits an application once per key; the same request again gets the same case. */
  Submitted submit(Person person, String key, ApplicantRequests.Application application) {
    String request = written(application);
    @Nullable String before = files.submittedBefore(person.subject(), key, request);
    if (before != null) {
      return new Submitted(before, false);
    }
    try {
      return inTransaction(() -> submitOnce(person, key, request, application));
    } catch (DuplicateKeyException | OneThingException refused) {
      // The same request may have made its case at the same moment.
      @Nullable String meanwhile = files.submittedBefore(person.subject(), key, request);
      if (meanwhile == null) {
        throw refused;
      }
      return new Submitted(meanwhile, false);
    }
  }

  private Submitted submitOnce(
      Person person, String key, String request, ApplicantRequests.Application application) {
    Bundle bundle = catalog.offered(application.bundle());
    CaseId id = caseFor(person, bundle, application);
    Map<String, Object> known = facts.all(id);
    Map<String, Object> typed =
        forms.check(bundle, forms.application(bundle), application.form(), known, handedIn.of(id));
    facts.record(id, "applicant", typed);
    handedIn.submit(id, bundle, typed);
    catalog.editionOf(bundle).ifPresent(edition -> files.runOn(id, edition));
    Map<String, Object> all = new HashMap<>(known);
    all.putAll(typed);
    facts.record(id, "season", intake.admit(bundle, id, all));
    String number = files.submit(id);
    processes.start(id, number, bundle);
    files.rememberSubmission(person.subject(), key, request, id, number);
    return new Submitted(number, true);
  }

  private CaseId caseFor(Person person, Bundle bundle, ApplicantRequests.Application application) {
    if (application.prefill() == null) {
      if (!Boolean.TRUE.equals(application.consent())) {
        throw new OneThingException(
            ErrorCode.CONSENT_MISSING,
            "Neither a prefill nor consent; expected the id of a prefill, or consent: true");
      }
      return draft(person, bundle);
    }
    CaseFile draft = draftOf(person, application.prefill());
    if (!draft.bundle().equals(bundle.bundle())) {
      throw new OneThingException(
          ErrorCode.UNKNOWN_PREFILL,
          "The prefill is for bundle " + draft.bundle() + ", expected " + bundle.bundle());
    }
    if (files.lock(draft.id()).state() != CaseState.DRAFT) {
      throw new OneThingException(
          ErrorCode.NOT_NOW,
          "The prefill has been used for case " + draft.caseNumber() + "; expected a new prefill");
    }
    return draft.id();
  }

  private CaseId draft(Person person, Bundle bundle) {
    CaseId id =
        files.openDraft(
            bundle.bundle(),
            catalog.editionOf(bundle).map(Edition::number).orElse(null),
            person.subject());
    Map<String, List<String>> consents = new LinkedHashMap<>();
    Map<String, Integer> reused = new LinkedHashMap<>();
    for (Bundle.Consent consent : bundle.consents()) {
      String purpose = consent.purpose().zh();
      Material.@Nullable Reuse reuse = bundle.reuseOf(consent.topic());
      if (reuse != null) {
        purpose += "；" + reuse.text().zh();
        reuse.days().ifPresent(days -> reused.put(consent.topic(), days));
      }
      consents.put(consent.topic(), List.of(consent.data().zh(), purpose));
    }
    files.recordConsent(id, consents);
    earlier.bring(id, reused);
    facts.record(id, "identity", identityFacts(person, bundle));
    return id;
  }

  private static Map<String, @Nullable Object> identityFacts(Person person, Bundle bundle) {
    Map<String, @Nullable Object> known = new HashMap<>();
    bundle
        .fields()
        .forEach(
            (key, field) -> {
              if (field.source().equals("identity")) {
                known.put(
                    key,
                    switch (field.type()) {
                      case CITIZEN_ID -> person.idNumber();
                      case MOBILE -> person.mobile();
                      default -> person.name();
                    });
              }
            });
    return known;
  }

  /** The applicant's own draft. */
  CaseFile draftOf(Person person, String id) {
    return draftOf(files, person, id);
  }

  static CaseFile draftOf(CaseFiles files, Person person, String id) {
    try {
      return files
          .draftOf(person.subject(), CaseId.of(id))
          .orElseThrow(() -> new IllegalArgumentException("not theirs"));
    } catch (IllegalArgumentException unknown) {
      throw new OneThingException(ErrorCode.UNKNOWN_PREFILL, "No such prefill among yours");
    }
  }

  /** Takes what the applicant was asked for, a correction or another answer; the case goes on. */
  void correct(Person person, String caseNumber, Map<String, @Nullable Object> given) {
    CaseFile file = files.ownedBy(person.subject(), caseNumber);
    transaction.executeWithoutResult(
        status -> {
          CaseFile locked = files.lock(file.id());
          Bundle bundle = catalog.bundle(locked.edition());
          Optional<ApplicantQuestions.Asked> asked = questions.asked(locked);
          if (asked.isPresent()) {
            record(locked, bundle, forms.named(bundle, asked.get().form()), given);
            questions.answered(locked, asked.get());
            return;
          }
          if (locked.state() != CaseState.CORRECTION_REQUESTED) {
            throw new OneThingException(
                ErrorCode.NOT_NOW,
                "The case is " + locked.state() + "; it does not wait for a correction");
          }
          record(locked, bundle, forms.correction(bundle), given);
          processes.correct(locked);
        });
  }

  /** Takes what the applicant asks for after the end; see {@link FollowUpRequests}. */
  void followUp(
      Person person, String caseNumber, String followUp, Map<String, @Nullable Object> given) {
    CaseFile file = files.ownedBy(person.subject(), caseNumber);
    transaction.executeWithoutResult(
        status -> {
          CaseFile locked = files.lock(file.id());
          followUps.begin(locked, followUp, FollowUp::form, AFTERWARDS, given);
        });
  }

  private void record(
      CaseFile file, Bundle bundle, FormDefinition form, Map<String, @Nullable Object> given) {
    String source = file.isClosed() ? AFTERWARDS : "applicant";
    Map<String, Object> typed =
        answers.keep(file, bundle, form, source, given, handedIn.of(file.id()));
    handedIn.submit(file.id(), bundle, typed);
  }

  /** Withdraws the case. */
  void withdraw(Person person, String caseNumber) {
    CaseFile file = files.ownedBy(person.subject(), caseNumber);
    processes.withdraw(file);
  }

  /**
   * A mobile number that the applicant may keep or change: identity knows one, the form asks for
   * it.
   */
  static Map<String, Object> suggestions(Person person, Bundle bundle) {
    Map<String, Object> suggested = new HashMap<>();
    if (person.mobile() != null) {
      bundle
          .fields()
          .forEach(
              (key, field) -> {
                if (field.type() == FieldType.MOBILE && field.source().equals("applicant")) {
                  suggested.put(key, person.mobile());
                }
              });
    }
    return suggested;
  }

  private String written(ApplicantRequests.Application application) {
    try {
      return canonical.writeValueAsString(application);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A request that was read cannot be written", impossible);
    }
  }

  private <T> T inTransaction(java.util.function.Supplier<T> act) {
    return Objects.requireNonNull(transaction.execute(status -> act.get()));
  }
}
