package io.onething.applicants;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.DepartmentAnswers;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.CaseProcesses;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the government knows already is asked of the departments, once the applicant has consented.
 */
@Tag(name = "prefill")
@RestController
@RequestMapping("/api/prefills")
class PrefillPages {

  private final CurrentPerson current;
  private final Applications applications;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final DepartmentAnswers answers;
  private final EarlierMaterials earlier;
  private final ContestViews contests;
  private final CaseFacts facts;
  private final CaseProcesses processes;

  PrefillPages(
      CurrentPerson current,
      Applications applications,
      Catalog catalog,
      DepartmentFiles departments,
      DepartmentAnswers answers,
      EarlierMaterials earlier,
      ContestViews contests,
      CaseFacts facts,
      CaseProcesses processes) {
    this.current = current;
    this.applications = applications;
    this.catalog = catalog;
    this.departments = departments;
    this.answers = answers;
    this.earlier = earlier;
    this.contests = contests;
    this.facts = facts;
    this.processes = processes;
  }

  enum PrefillState {
    RUNNING,
    READY
  }

  enum SourceState {
    WAITING,
    ANSWERED,
    UNAVAILABLE
  }

  /**
   * One query.
   *
   * @param at when it was answered
   * @param earlier the case that the answer was given for, null for this one
   */
  record Source(
      String topic,
      Localized names,
      CaseView.Named department,
      SourceState state,
      @Nullable Instant at,
      @Nullable CarriedView earlier) {}

  record Prefill(
      String id,
      PrefillState state,
      List<Source> sources,
      Map<String, Object> values,
      List<ContestView.Contestable> contestable,
      List<ContestView> contests) {}

  record Started(String id, PrefillState state) {}

  @Operation(summary = "授权并预填 Consent to the queries and start them")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started start(@RequestBody ApplicantRequests.Prefill request) {
    if (!request.consent()) {
      throw new OneThingException(
          ErrorCode.CONSENT_MISSING, "consent is false; without it nobody is asked");
    }
    CaseId id = applications.prefill(Applicants.require(current), request.bundle());
    return new Started(id.toString(), PrefillState.RUNNING);
  }

  @Operation(summary = "预填结果 What the departments have answered so far")
  @GetMapping("/{id}")
  Prefill get(@PathVariable String id) {
    Person person = Applicants.require(current);
    CaseFile draft = applications.draftOf(person, id);
    Bundle bundle = catalog.bundle(draft.edition());
    boolean running = processes.prefillRuns(draft.id());
    Map<String, Instant> answered = answers.times(draft.id());
    Map<String, CarriedView> carried = earlier.of(draft.id(), bundle);
    Map<String, Object> known = facts.all(draft.id());
    Map<String, Object> values = new LinkedHashMap<>(Applications.suggestions(person, bundle));
    values.putAll(known);
    return new Prefill(
        id,
        running ? PrefillState.RUNNING : PrefillState.READY,
        bundle.prefill().stream()
            .map(topic -> source(topic, answered.get(topic), running, carried.get(topic)))
            .toList(),
        values,
        contests.contestable(draft, known),
        contests.of(draft));
  }

  private Source source(
      String topic, @Nullable Instant at, boolean running, @Nullable CarriedView carried) {
    Call call = departments.call(topic);
    return new Source(
        topic,
        call.names(),
        new CaseView.Named(call.department(), departments.department(call.department()).names()),
        at != null ? SourceState.ANSWERED : running ? SourceState.WAITING : SourceState.UNAVAILABLE,
        at,
        carried);
  }
}
