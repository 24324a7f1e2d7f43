package io.onething.clerks;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.documents.Watermarks;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.shared.TypedText;
import io.onething.uploads.FileKind;
import io.onething.uploads.Upload;
import io.onething.uploads.Uploads;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files that an applicant has handed in, for clerks whose department the field is mapped to.
 * Each look needs a reason and is on record before anything is shown; what is shown says across it
 * who supplied it, for what and until when.
 */
@RestController
class SheetFileDesk {

  private final CurrentPerson caller;
  private final VisibleTasks tasks;
  private final CaseSheets sheets;
  private final Uploads uploads;
  private final Watermarks watermarks;
  private final AuditTrail audit;
  private final Clock clock;

  SheetFileDesk(
      CurrentPerson caller,
      VisibleTasks tasks,
      CaseSheets sheets,
      Uploads uploads,
      Watermarks watermarks,
      AuditTrail audit,
      Clock clock) {
    this.caller = caller;
    this.tasks = tasks;
    this.sheets = sheets;
    this.uploads = uploads;
    this.watermarks = watermarks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Why a clerk looks. */
  record Look(@Nullable String reason) {}

  /** A copy of a file of this task's case, with its watermark. */
  @PostMapping("/api/tasks/{taskId}/case-sheet/files/{id}")
  void show(
      @PathVariable("taskId") String taskId,
      @PathVariable("id") String id,
      @RequestBody Look look,
      HttpServletResponse response)
      throws IOException {
    ClerkTask task = tasks.get(caller.get(), taskId);
    Person clerk = tasks.at(task, caller.get());
    Upload upload =
        uploads
            .find(id)
            .filter(found -> found.caseId().equals(task.caseId()))
            .filter(found -> sheets.showsFile(task, clerk, found.field(), id))
            .orElseThrow(
                () ->
                    new OneThingException(
                        ErrorCode.UNKNOWN_UPLOAD, "No such file on this case sheet"));
    String reason = reason(look.reason());
    audit.record(
        "SHOW_FILE",
        sheets.caseNumber(task) + " " + upload.field() + " " + id,
        AuditTrail.Result.DONE,
        reason);
    try (InputStream content = uploads.content(upload)) {
      response.setContentType(upload.kind().mediaType());
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Disposition", "inline");
      String text = watermark(task, clerk);
      if (upload.kind() == FileKind.PDF) {
        watermarks.onPdf(content, text, response.getOutputStream());
      } else {
        watermarks.onPicture(
            content,
            upload.kind().name().toLowerCase(Locale.ROOT),
            text,
            response.getOutputStream());
      }
    }
  }

  private String watermark(ClerkTask task, Person clerk) {
    return "申请人上传 仅供政务服务使用 办件"
        + sheets.caseNumber(task)
        + " "
        + sheets.departmentNames(task, clerk).zh()
        + " "
        + CityTime.today(clock)
        + "当日有效";
  }

  private static String reason(@Nullable String given) {
    return TypedText.REASON
        .of(given)
        .orElseThrow(
            () ->
                OneThingException.faultyFields(
                    List.of(
                        new FieldFault(
                            "reason",
                            new Localized("请填写查看理由", "Say why you look at it"),
                            null,
                            TypedText.REASON.expected()))));
  }
}
