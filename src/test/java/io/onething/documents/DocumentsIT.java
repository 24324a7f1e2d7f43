package io.onething.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.onething.testing.CaseContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DocumentsIT {

  private static CaseContext server;

  @BeforeAll
  static void start() {
    server = CaseContext.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void issuesADocumentWithTheDueDateOfAClockThatBeginsWithTheSameStep() throws IOException {
    CaseId id = server.acceptedCase(Map.of("applicantName", "李𠮷"));

    server.reach(
        id, "Event_Accepted", Map.of("document", "acceptance-notice", "caseClock", "start"));

    IssuedDocument document = only(id);
    assertThat(document.names().zh()).isEqualTo("受理通知书");
    assertThat(document.verificationCode())
        .matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
    String caseNumber = server.bean(CaseFiles.class).get(id).caseNumber();
    assertThat(textOf(document, id))
        .contains("李𠮷：", caseNumber, document.verificationCode(), document.number());
    assertThat(textOf(document, id).replaceAll("\\s", ""))
        .containsPattern("办理期限至\\d{4}年\\d+月\\d+日届满");
  }

  @Test
  void givesTheSameBytesEveryTimeAndKeepsThemSealed() {
    CaseId id = issued("review-result", Map.of("applicantName", "王小明", "resultNo", "RC-1"));
    Documents documents = server.bean(Documents.class);

    byte[] first = documents.pdf(id, only(id).id());

    assertThat(documents.pdf(id, only(id).id())).isEqualTo(first);
    assertThat(new String(first, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    byte[] kept =
        server
            .bean(JdbcClient.class)
            .sql("SELECT sealed_pdf FROM issued_document_pdf WHERE document_id = ?")
            .param(only(id).id())
            .query((row, number) -> row.getBytes(1))
            .single();
    assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("%PDF-");
  }

  @Test
  void saysWhatWasTrueWhenItWasIssued() throws IOException {
    CaseId id =
        issued(
            "rejection",
            Map.of("applicantName", "王小明", "reasonCodes", "FALSE_STATEMENT,AGE_CONDITION_NOT_MET"));
    server
        .bean(CaseFacts.class)
        .record(id, "decision", Map.of("reasonCodes", "IDENTITY_NOT_CONFIRMED"));

    assertThat(textOf(only(id), id))
        .contains("1. 申请内容与事实不符", "2. 年龄不符合人才引进条件")
        .doesNotContain("身份信息无法核实");
  }

  @Test
  void issuesNothingWhenTheStepIsRolledBack() {
    CaseId id = server.acceptedCase(Map.of("applicantName", "王小明"));

    assertThatThrownBy(
            () ->
                server.inTransaction(
                    () -> {
                      server.reach(id, "Event_Accepted", Map.of("document", "acceptance-notice"));
                      throw new IllegalStateException("the step fails");
                    }))
        .hasMessage("the step fails");

    assertThat(server.bean(Documents.class).of(id)).isEmpty();
  }

  @Test
  void numbersASecondNoticeOfItsKind() {
    CaseId id = issued("correction-notice", Map.of("applicantName", "王小明"));
    server.reach(id, "Event_CorrectionRequested", Map.of("document", "correction-notice"));

    assertThat(server.bean(Documents.class).of(id))
        .extracting(IssuedDocument::number)
        .satisfiesExactly(
            first -> assertThat(first).endsWith("号"), second -> assertThat(second).endsWith("号之2"));
  }

  @Test
  void hidesTheDocumentsOfOtherCases() {
    CaseId id = issued("acceptance-notice", Map.of("applicantName", "王小明"));
    CaseId other = server.acceptedCase(Map.of("applicantName", "李文"));

    assertThatThrownBy(() -> server.bean(Documents.class).pdf(other, only(id).id()))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_DOCUMENT));
  }

  @Test
  void verifiesAnIssuedDocumentHoweverItsCodeIsTyped() {
    CaseId id = issued("quota-card", Map.of("applicantName", "王小明", "quotaCardNo", "ZB-1"));
    Verifications verifications = server.bean(Verifications.class);
    String code = only(id).verificationCode();

    assertThat(verifications.verify(code, "10.0.0.1").valid()).isTrue();
    Verifications.Verification told =
        verifications.verify(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), "10.0.0.1");

    String caseNumber = server.bean(CaseFiles.class).get(id).caseNumber();
    assertThat(told.documentNames().zh()).isEqualTo("入户指标卡");
    assertThat(told.caseNumber()).contains("***").isNotEqualTo(caseNumber);
    assertThat(told.number()).doesNotContain(caseNumber);
  }

  @Test
  void aRevokedDocumentIsKnownButNoLongerValid() {
    CaseId id = issued("move-in-permit", Map.of("applicantName", "王小明", "permitNo", "ZQ-1"));
    server.reach(id, "Event_ReturnedByOrigin", Map.of("revoke", "quota-card,move-in-permit"));

    assertThat(
            server
                .bean(Verifications.class)
                .verify(only(id).verificationCode(), "10.0.0.2")
                .valid())
        .isFalse();
    assertThat(only(id).revoked()).isTrue();
  }

  @Test
  void tenWrongCodesCloseTheDoorToTheirAddressOnly() {
    CaseId id = issued("acceptance-notice", Map.of("applicantName", "王小明"));
    Verifications verifications = server.bean(Verifications.class);
    for (int attempt = 0; attempt < Verifications.TRIES; attempt++) {
      String wrong = attempt % 2 == 0 ? "nonsense" : VerificationCode.random().toString();
      assertThat(refusal(() -> verifications.verify(wrong, "10.0.0.3")))
          .isEqualTo(ErrorCode.UNKNOWN_DOCUMENT);
    }

    String right = only(id).verificationCode();
    assertThat(refusal(() -> verifications.verify(right, "10.0.0.3")))
        .isEqualTo(ErrorCode.TOO_MANY_TRIES);
    assertThat(verifications.verify(right, "10.0.0.4").valid()).isTrue();
  }

  private static ErrorCode refusal(Runnable verification) {
    try {
      verification.run();
    } catch (OneThingException refused) {
      return refused.code();
    }
    throw new AssertionError("was not refused");
  }

  private static CaseId issued(String type, Map<String, ?> facts) {
    CaseId id = server.acceptedCase(facts);
    server.reach(id, "Event_Any", Map.of("document", type));
    return id;
  }

  private static IssuedDocument only(CaseId id) {
    List<IssuedDocument> documents = server.bean(Documents.class).of(id);
    assertThat(documents).hasSize(1);
    return documents.getFirst();
  }

  private static String textOf(IssuedDocument document, CaseId id) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(server.bean(Documents.class).pdf(id, document.id()))) {
      return new PDFTextStripper().getText(pdf);
    }
  }
}
