package io.onething.applicants;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Applying, and what an applicant does with a case. Another's case answers as one that does not
 * exist.
 */
@Tag(name = "cases")
@RestController
@RequestMapping("/api/cases")
class CasePages {

  private static final int LONGEST_KEY = 128;

  private final CurrentPerson current;
  private final Applications applications;
  private final CaseFiles files;
  private final CaseViews views;
  private final CaseFollowers followers;

  CasePages(
      CurrentPerson current,
      Applications applications,
      CaseFiles files,
      CaseViews views,
      CaseFollowers followers) {
    this.current = current;
    this.applications = applications;
    this.files = files;
    this.views = views;
    this.followers = followers;
  }

  @Operation(summary = "提交申请 Submit; the same Idempotency-Key makes one case")
  @PostMapping
  ResponseEntity<Map<String, String>> submit(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody ApplicantRequests.Application application) {
    Person person = Applicants.require(current);
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw new OneThingException(
          ErrorCode.KEY_MISSING,
          "Idempotency-Key is missing or longer than "
              + LONGEST_KEY
              + "; expected a new UUID per application");
    }
    Applications.Submitted submitted = applications.submit(person, key, application);
    Map<String, String> body = Map.of("caseNumber", submitted.caseNumber());
    return submitted.created()
        ? ResponseEntity.created(URI.create("/api/cases/" + submitted.caseNumber())).body(body)
        : ResponseEntity.ok(body);
  }

  @Operation(summary = "我的办件 One's own cases, newest first")
  @GetMapping
  List<CaseView.Summary> mine() {
    return files.allOf(Applicants.require(current).subject()).stream().map(views::summary).toList();
  }

  @Operation(summary = "办件进度 A case with its steps, clocks, messages and documents")
  @GetMapping("/{caseNumber}")
  CaseView get(@PathVariable String caseNumber) {
    return views.of(own(caseNumber));
  }

  @Operation(summary = "进度推送 Server-sent events: `changed` whenever the case changes")
  @GetMapping(path = "/{caseNumber}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@PathVariable String caseNumber) {
    return followers.follow(own(caseNumber));
  }

  @Operation(summary = "补正 Hand in what was missing")
  @PostMapping("/{caseNumber}/corrections")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void correct(
      @PathVariable String caseNumber, @RequestBody ApplicantRequests.Correction correction) {
    applications.correct(Applicants.require(current), caseNumber, correction.form());
  }

  @Operation(summary = "办结之后的申请 Ask for what the bundle offers when the case has ended")
  @PostMapping("/{caseNumber}/follow-ups/{followUp}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void followUp(
      @PathVariable String caseNumber,
      @PathVariable String followUp,
      @RequestBody ApplicantRequests.Correction given) {
    applications.followUp(Applicants.require(current), caseNumber, followUp, given.form());
  }

  @Operation(summary = "撤回 Withdraw; what has been done is undone")
  @PostMapping("/{caseNumber}/withdrawal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void withdraw(@PathVariable String caseNumber) {
    applications.withdraw(Applicants.require(current), caseNumber);
  }

  @Operation(summary = "文书清单 The documents issued so far")
  @GetMapping("/{caseNumber}/documents")
  List<CaseView.DocumentView> documents(@PathVariable String caseNumber) {
    return views.documents(own(caseNumber));
  }

  @Operation(summary = "文书 A document as PDF")
  @GetMapping(
      path = "/{caseNumber}/documents/{document}",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> document(@PathVariable String caseNumber, @PathVariable String document) {
    return ResponseEntity.ok()
        .header(
            "Content-Disposition", "inline; filename=\"" + caseNumber + "-" + document + ".pdf\"")
        .body(views.pdf(own(caseNumber), document));
  }

  private CaseFile own(String caseNumber) {
    return files.ownedBy(Applicants.require(current).subject(), caseNumber);
  }
}
