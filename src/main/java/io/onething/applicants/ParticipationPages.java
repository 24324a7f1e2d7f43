package io.onething.applicants;

import io.onething.access.CurrentPerson;
import io.onething.participants.Participations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What somebody does who takes part in another's case: she signs for herself, or declines. A case
 * in which she does not take part answers as one that does not exist.
 */
@Tag(name = "participations")
@RestController
@RequestMapping("/api/participations")
class ParticipationPages {

  private final CurrentPerson current;
  private final Participations participations;
  private final ParticipationViews views;

  ParticipationPages(
      CurrentPerson current, Participations participations, ParticipationViews views) {
    this.current = current;
    this.participations = participations;
    this.views = views;
  }

  /**
   * A signature.
   *
   * @param participants which of her parts is signed
   * @param part for whom, if she signs for several
   * @param version of the text that was shown
   * @param signature the typed name
   */
  record Signature(
      @Nullable String participants,
      @Nullable String part,
      @Nullable String version,
      @Nullable String signature) {}

  /**
   * A refusal to sign.
   *
   * @param part for whom, if she signs for several
   * @param reason why, if she wants to say so
   */
  record Refusal(
      @Nullable String participants,
      @Nullable String part,
      @Nullable String version,
      @Nullable String reason) {}

  @Operation(summary = "我参与的办件 Cases in which one takes part, newest first")
  @GetMapping
  List<CaseView.Summary> mine() {
    return views.all(Applicants.require(current));
  }

  @Operation(summary = "参与的办件 Shared progress, one's own entry and what one signs")
  @GetMapping("/{caseNumber}")
  ParticipationView get(@PathVariable String caseNumber) {
    return views.of(Applicants.require(current), caseNumber);
  }

  @Operation(summary = "签署 Sign what was shown, with one's own name")
  @PostMapping("/{caseNumber}/signature")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void sign(@PathVariable String caseNumber, @RequestBody Signature given) {
    participations.sign(
        Applicants.require(current),
        caseNumber,
        new Participations.Which(text(given.participants()), given.part()),
        text(given.version()),
        text(given.signature()));
  }

  @Operation(summary = "不同意 Decline to sign; the office is told")
  @PostMapping("/{caseNumber}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decline(@PathVariable String caseNumber, @RequestBody Refusal given) {
    participations.decline(
        Applicants.require(current),
        caseNumber,
        new Participations.Which(text(given.participants()), given.part()),
        text(given.version()),
        given.reason());
  }

  @Operation(summary = "文书 A document that the bundle shows to those who take part")
  @GetMapping(
      path = "/{caseNumber}/documents/{document}",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> document(@PathVariable String caseNumber, @PathVariable String document) {
    return ResponseEntity.ok(views.pdf(Applicants.require(current), caseNumber, document));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}
