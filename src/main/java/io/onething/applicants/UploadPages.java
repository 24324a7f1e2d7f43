package io.onething.applicants;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseState;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldType;
import io.onething.contests.Contests;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.uploads.FileKind;
import io.onething.uploads.Upload;
import io.onething.uploads.Uploads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of one's own draft, or of one's own case that waits for a correction. A file comes as the
 * plain body of a request, so that it streams and nothing takes a form apart.
 */
@Tag(name = "uploads")
@RestController
@RequestMapping("/api/uploads")
class UploadPages {

  private final CurrentPerson current;
  private final CaseFiles files;
  private final Catalog catalog;
  private final Uploads uploads;
  private final Contests contests;

  UploadPages(
      CurrentPerson current, CaseFiles files, Catalog catalog, Uploads uploads, Contests contests) {
    this.current = current;
    this.files = files;
    this.catalog = catalog;
    this.uploads = uploads;
    this.contests = contests;
  }

  /** A file as its owner sees it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UploadView(String id, String field, String name, FileKind kind, long bytes) {

    static UploadView of(Upload upload) {
      return new UploadView(
          upload.id(), upload.field(), upload.name(), upload.kind(), upload.bytes());
    }
  }

  @Operation(
      summary =
          "上传材料 Upload a photograph or PDF for a field of a draft, or of a case to be corrected")
  @PostMapping(
      consumes = {
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        MediaType.APPLICATION_PDF_VALUE,
        MediaType.IMAGE_JPEG_VALUE,
        MediaType.IMAGE_PNG_VALUE
      })
  @ResponseStatus(HttpStatus.CREATED)
  UploadView upload(
      @RequestParam(required = false) @Nullable String draft,
      @RequestParam(required = false) @Nullable String caseNumber,
      @RequestParam String field,
      @RequestHeader(name = "X-File-Name", required = false) @Nullable String name,
      HttpServletRequest request)
      throws IOException {
    CaseFile file = own(draft, caseNumber);
    refuseUnlessOpen(file, field);
    Bundle.Field declared = declared(file, field);
    if (request.getContentLengthLong() > Uploads.MOST_BYTES) {
      throw Uploads.tooLarge(field);
    }
    return UploadView.of(
        uploads.receive(
            new Uploads.Place(
                file.id(),
                field,
                declared.mostFiles(),
                () -> refuseUnlessOpen(files.lock(file.id()), field)),
            decoded(name),
            request.getInputStream()));
  }

  @Operation(summary = "已上传的材料 The files of a draft or case of one's own")
  @GetMapping
  List<UploadView> list(
      @RequestParam(required = false) @Nullable String draft,
      @RequestParam(required = false) @Nullable String caseNumber) {
    return uploads.of(own(draft, caseNumber).id()).stream().map(UploadView::of).toList();
  }

  @Operation(summary = "查看材料 A file of one's own")
  @GetMapping("/{id}")
  ResponseEntity<Resource> content(@PathVariable String id) {
    Upload upload = own(id);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(upload.kind().mediaType()))
        .contentLength(upload.bytes())
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "inline")
        .header("X-Content-Type-Options", "nosniff")
        .body(new InputStreamResource(uploads.content(upload)));
  }

  @Operation(summary = "删除材料 Remove a file that was not handed in yet")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    uploads.remove(own(id));
  }

  private Upload own(String id) {
    Person person = Applicants.require(current);
    return uploads
        .find(id)
        .filter(upload -> files.draftOf(person.subject(), upload.caseId()).isPresent())
        .orElseThrow(
            () -> new OneThingException(ErrorCode.UNKNOWN_UPLOAD, "No such file among yours"));
  }

  private CaseFile own(@Nullable String draft, @Nullable String caseNumber) {
    Person person = Applicants.require(current);
    if ((draft == null) == (caseNumber == null)) {
      throw new OneThingException(
          ErrorCode.MALFORMED_REQUEST, "Expected one of draft and caseNumber");
    }
    return draft == null
        ? files.ownedBy(person.subject(), String.valueOf(caseNumber))
        : Applications.draftOf(files, person, draft);
  }

  private void refuseUnlessOpen(CaseFile file, String field) {
    boolean open =
        !file.isClosed()
            && (file.state() == CaseState.DRAFT || file.state() == CaseState.CORRECTION_REQUESTED);
    if (!open && !contests.awaitsProof(file, field)) {
      throw new OneThingException(
          ErrorCode.NOT_NOW,
          "The case is "
              + file.state()
              + "; files are taken for a draft, a correction or a proof that is asked for");
    }
  }

  private Bundle.Field declared(CaseFile file, String key) {
    Bundle.@Nullable Field field = catalog.bundle(file.edition()).fields().get(key);
    if (field == null || field.type() != FieldType.FILE) {
      throw OneThingException.faultyFields(
          List.of(
              new FieldFault(
                  "field",
                  new Localized("这一项不接收文件", "This field takes no files"),
                  null,
                  "a field of type file")));
    }
    return field;
  }

  private static String decoded(@Nullable String name) {
    if (name == null) {
      return "";
    }
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw new OneThingException(
          ErrorCode.MALFORMED_REQUEST, "X-File-Name is not percent-encoded UTF-8");
    }
  }
}
