package io.onething.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFiles;
import io.onething.cases.Vault;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The documents issued in a case. Who may see them is the caller's to decide. */
public class Documents {

  private final Catalog catalog;
  private final CaseFiles files;
  private final Templates templates;
  private final PdfRenderer renderer;
  private final IssuedDocuments issued;
  private final Vault vault;
  private final ObjectMapper json;
  private final Clock clock;

  Documents(
      Catalog catalog,
      CaseFiles files,
      Templates templates,
      PdfRenderer renderer,
      IssuedDocuments issued,
      Vault vault,
      ObjectMapper json,
      Clock clock) {
    this.catalog = catalog;
    this.files = files;
    this.templates = templates;
    this.renderer = renderer;
    this.issued = issued;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  /** The documents of the case, oldest first. */
  public List<IssuedDocument> of(CaseId caseId) {
    Bundle bundle = catalog.bundle(files.get(caseId).edition());
    return issued.of(caseId).stream()
        .map(
            row ->
                new IssuedDocument(
                    row.id(),
                    row.type(),
                    DocumentFields.nameOf(bundle, row.type()),
                    row.number(),
                    row.issuedAt(),
                    row.code().toString(),
                    row.revokedAt() != null))
        .toList();
  }

  /**
   * The document as PDF; the same bytes every time.
   *
   * @throws OneThingException {@code UNKNOWN_DOCUMENT} if the case has no such document
   */
  public byte[] pdf(CaseId caseId, String documentId) {
    IssuedRow row =
        issued
            .find(caseId, documentId)
            .orElseThrow(
                () ->
                    new OneThingException(
                        ErrorCode.UNKNOWN_DOCUMENT, "The case has no such document"));
    return issued
        .sealedPdf(row.id())
        .map(vault::openBytes)
        .orElseGet(
            () -> {
              issued.keepPdf(row.id(), vault.seal(render(row)), clock.instant());
              return vault.openBytes(issued.sealedPdf(row.id()).orElseThrow());
            });
  }

  private byte[] render(IssuedRow row) {
    Bundle bundle = catalog.bundle(files.get(row.caseId()).edition());
    return renderer.render(templates.of(catalog, bundle, row.type()), said(row));
  }

  private Map<String, String> said(IssuedRow row) {
    try {
      return json.readValue(
          vault.open(row.sealedValues()), new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException changed) {
      throw new IllegalStateException("What document " + row.id() + " says is not JSON", changed);
    }
  }
}
