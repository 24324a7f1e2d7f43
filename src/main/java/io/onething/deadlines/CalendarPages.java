package io.onething.deadlines;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The working calendar, for operators: which years are published, and publishing the next. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/calendar", produces = MediaType.APPLICATION_JSON_VALUE)
class CalendarPages {

  private static final int PAGE = 200;
  private static final int LONGEST_YEAR = 9999;

  private final CalendarPublishing publishing;
  private final CalendarViews views;
  private final CurrentPerson caller;
  private final AuditTrail audit;

  CalendarPages(
      CalendarPublishing publishing, CalendarViews views, CurrentPerson caller, AuditTrail audit) {
    this.publishing = publishing;
    this.views = views;
    this.caller = caller;
    this.audit = audit;
  }

  /** The years in force, and what hangs on the one that is missing. */
  @GetMapping
  CalendarViews.Overview overview() {
    return views.overview();
  }

  /** A year at a glance, with every publication of it. */
  @GetMapping("/years/{year}")
  CalendarViews.Year year(@PathVariable("year") int year) {
    if (year < 1 || year > LONGEST_YEAR) {
      throw new OneThingException(
          ErrorCode.UNKNOWN_ADDRESS, "No year " + year + ", expected one as in 2027");
    }
    return views.year(year);
  }

  /**
   * What publishing this year would do; nothing is changed.
   *
   * @param content the YAML of the year
   * @param after the last clock of the page before
   */
  @PostMapping(path = "/years", params = "dryRun=true")
  CalendarViews.DryRun preview(
      @RequestBody byte[] content, @RequestParam(name = "after", defaultValue = "0") long after) {
    CalendarPublishing.Preview preview = publishing.preview(content);
    return views.dryRun(preview, publishing.moves(preview, after, PAGE), PAGE);
  }

  /**
   * Publishes a year, or a correction of one.
   *
   * @param content the YAML of the year
   * @param onto the publication that the preview named; refused if there is a later one
   */
  @PostMapping("/years")
  @Transactional
  public ResponseEntity<CalendarViews.Publication> publish(
      @RequestBody byte[] content,
      @RequestParam(name = "onto", required = false) @Nullable Long onto) {
    long id = publishing.publish(content, onto, caller.get().subject());
    CalendarViews.Publication published = views.publication(id);
    audit.record(
        "PUBLISH_CALENDAR",
        published.name() + " revision " + published.revision(),
        AuditTrail.Result.DONE,
        null);
    return ResponseEntity.created(URI.create("/api/calendar/publications/" + id)).body(published);
  }

  /** One publication: by whom, from where, and how far it has been carried to the open clocks. */
  @GetMapping("/publications/{id}")
  CalendarViews.Publication publication(@PathVariable("id") long id) {
    return views.publication(id);
  }

  /** What a publication has moved. */
  @GetMapping("/publications/{id}/moves")
  CalendarViews.Page moves(
      @PathVariable("id") long id, @RequestParam(name = "after", defaultValue = "0") long after) {
    return views.moves(id, after, PAGE);
  }
}
