package io.onething.applicants;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.contests.Contest;
import io.onething.contests.Contests;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.uploads.Uploads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The person contests what a department has supplied, before applying or later. */
@Tag(name = "contests")
@RestController
class ContestPages {

  private final CurrentPerson current;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final Contests contests;
  private final HandedIn handedIn;
  private final Uploads uploads;
  private final TransactionTemplate transaction;

  ContestPages(
      CurrentPerson current,
      CaseFiles files,
      CaseFacts facts,
      Contests contests,
      HandedIn handedIn,
      Uploads uploads,
      TransactionTemplate transaction) {
    this.current = current;
    this.files = files;
    this.facts = facts;
    this.contests = contests;
    this.handedIn = handedIn;
    this.uploads = uploads;
    this.transaction = transaction;
  }

  /** Which value is wrong, and what the person says of it. */
  record Wrong(@Nullable String field, @Nullable String said) {}

  /**
   * What the department has asked for.
   *
   * @param files ids of files that were uploaded for the field of the proof
   */
  record Proof(@Nullable String said, @Nullable List<String> files) {}

  @Operation(summary = "预填信息有误 Contest a value before applying; the department hears of it then")
  @PostMapping("/api/prefills/{id}/contests")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void note(@PathVariable String id, @RequestBody Wrong wrong) {
    Person person = Applicants.require(current);
    contests.raise(
        Applications.draftOf(files, person, id), String.valueOf(wrong.field()), wrong.said());
  }

  @Operation(summary = "对部门信息提出异议 Contest a value that a department has supplied")
  @PostMapping("/api/cases/{caseNumber}/contests")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void raise(@PathVariable String caseNumber, @RequestBody Wrong wrong) {
    contests.raise(own(caseNumber), String.valueOf(wrong.field()), wrong.said());
  }

  @Operation(summary = "提供证明 Hand in the proof that the department has asked for")
  @PostMapping("/api/cases/{caseNumber}/contests/{id}/proof")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void prove(@PathVariable String caseNumber, @PathVariable long id, @RequestBody Proof proof) {
    CaseFile file = own(caseNumber);
    List<String> given = proof.files() == null ? List.of() : proof.files();
    transaction.executeWithoutResult(
        status -> {
          files.lock(file.id());
          if (!given.isEmpty()) {
            handIn(file, id, given);
          }
          contests.prove(file, id, proof.said(), given);
        });
  }

  /**
   * The files stand with the others of their field, where the department looks at them. A contest
   * that takes no proof now says so itself.
   */
  private void handIn(CaseFile file, long id, List<String> given) {
    Optional<Contest> asked =
        contests
            .find(id)
            .filter(contest -> contest.caseId().equals(file.id()))
            .filter(contest -> contest.state() == Contest.State.PROOF_ASKED);
    if (asked.isEmpty()) {
      return;
    }
    String field = contests.proofField(file, asked.get()).orElseThrow(ContestPages::notTaken);
    Set<String> uploaded = handedIn.of(file.id()).getOrDefault(field, Set.of());
    if (!uploaded.containsAll(given)) {
      throw notTaken();
    }
    Set<String> all = new LinkedHashSet<>();
    if (facts.all(file.id()).get(field) instanceof Collection<?> before) {
      before.forEach(each -> all.add(String.valueOf(each)));
    }
    all.addAll(given);
    facts.record(file.id(), "applicant", Map.of(field, List.copyOf(all)));
    uploads.submit(file.id(), field, given);
  }

  private CaseFile own(String caseNumber) {
    return files.ownedBy(Applicants.require(current).subject(), caseNumber);
  }

  private static OneThingException notTaken() {
    return OneThingException.faultyFields(
        List.of(
            new FieldFault(
                "files",
                new Localized("请先上传要求的文件", "Upload the files that were asked for first"),
                null,
                "ids of files uploaded for the field of the proof")));
  }
}
