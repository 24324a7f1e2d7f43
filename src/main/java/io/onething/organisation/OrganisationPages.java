package io.onething.organisation;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation, for operators: what is in force, and putting another in force. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/organisation", produces = MediaType.APPLICATION_JSON_VALUE)
class OrganisationPages {

  private final OrganisationPublishing publishing;
  private final OrganisationViews views;
  private final CurrentPerson caller;
  private final AuditTrail audit;

  OrganisationPages(
      OrganisationPublishing publishing,
      OrganisationViews views,
      CurrentPerson caller,
      AuditTrail audit) {
    this.publishing = publishing;
    this.views = views;
    this.caller = caller;
    this.audit = audit;
  }

  /** The one that was put in force. */
  record InForce(int number) {}

  @GetMapping
  OrganisationViews.Overview overview() {
    return views.overview();
  }

  /** The text of one that was in force, as it came. */
  @GetMapping(path = "/versions/{number}", produces = MediaType.ALL_VALUE)
  ResponseEntity<byte[]> file(@PathVariable("number") int number) {
    return views
        .file(number)
        .map(
            yaml ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/yaml"))
                    .body(yaml.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(
            () -> new OneThingException(ErrorCode.UNKNOWN_ADDRESS, "No organisation " + number));
  }

  /**
   * What this organisation would change; nothing is changed.
   *
   * @param content the YAML
   */
  @PostMapping(params = "dryRun=true")
  OrganisationPublishing.Preview preview(@RequestBody byte[] content) {
    return publishing.preview(content);
  }

  /**
   * Puts an organisation in force.
   *
   * @param content the YAML
   * @param onto the one that the preview named; refused if there is a later one
   */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  public InForce publish(
      @RequestBody byte[] content,
      @RequestParam(name = "onto", required = false) @Nullable Integer onto) {
    int number = publishing.publish(content, onto, caller.get().subject());
    audit.record("PUBLISH_ORGANISATION", "organisation " + number, AuditTrail.Result.DONE, null);
    return new InForce(number);
  }
}
