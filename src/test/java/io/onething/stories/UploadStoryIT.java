package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import io.onething.uploads.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files on their way from an applicant's phone to the clerks who may see them. */
class UploadStoryIT {

  private static final String FIELD = "degreeCertPhoto";

  @Test
  void aCertificateIsPhotographedForACorrectionAndHrssLooksAtIt() throws IOException {
    Applicant wuTing = Applicant.signedIn("wuting");
    String caseNumber = wuTing.apply();
    wuTing.waitsFor(caseNumber, "IN_REVIEW");
    Staff zhangMin = Staff.atTasklist("zhangmin");
    zhangMin.decide(
        zhangMin.task(caseNumber),
        Map.of("decision", "CORRECT", "correctionItems", "DEGREE_CERT_UNCLEAR"));
    wuTing.waitsFor(caseNumber, "CORRECTION_REQUESTED");

    JsonNode photo =
        json(upload(wuTing, "caseNumber=" + caseNumber, Samples.photographOnItsSide()), 201);
    JsonNode paper = json(upload(wuTing, "caseNumber=" + caseNumber, Samples.pdf()), 201);
    assertThat(photo.path("kind").asText()).isEqualTo("JPEG");
    assertThat(photo.path("name").asText()).isEqualTo("吴婷的证书.jpg");
    assertThat(wuTing.browser().download("/api/uploads/" + id(paper)).body())
        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));

    // Somebody else's file, one twice, and one that is none, are refused by the field's name.
    refused(correct(wuTing, caseNumber, UUID.randomUUID().toString()), 422, FIELD);
    refused(correct(wuTing, caseNumber, id(photo), id(photo)), 422, FIELD);
    refused(
        wuTing.correct(caseNumber, Map.of("degreeCertNo", "105934202600441", FIELD, "x")),
        422,
        FIELD);
    assertThat(correct(wuTing, caseNumber, id(photo), id(paper)).statusCode()).isEqualTo(202);
    wuTing.waitsFor(caseNumber, "IN_REVIEW");

    // What was handed in stays.
    assertThat(delete(wuTing, id(photo)).statusCode()).isEqualTo(204);
    assertThat(each(json(list(wuTing, "caseNumber=" + caseNumber), 200), "/id"))
        .containsExactlyInAnyOrder(id(photo), id(paper));
    refused(upload(wuTing, "caseNumber=" + caseNumber, Samples.pdf()), 409);

    // 张敏 sees that there are two, and each for a reason, with the watermark.
    JsonNode task = zhangMin.task(caseNumber);
    assertThat(zhangMin.sheet(task).toString())
        .contains("2 个文件", id(photo))
        .doesNotContain("吴婷的证书");
    refused(zhangMin.look(task, id(photo), null), 422, "reason");
    refused(zhangMin.look(task, UUID.randomUUID().toString(), "核对"), 404);
    HttpResponse<String> shown = zhangMin.look(task, id(photo), "核对学历证书");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.headers().firstValue("Content-Type").orElse("")).isEqualTo("image/jpeg");
    assertThat(zhangMin.look(task, id(paper), "核对学历证书").body()).startsWith("%PDF-");
    assertThat(audited(caseNumber + " " + FIELD + " " + id(photo))).isEqualTo(1);

    // The engine, the database and the disk know neither name nor picture.
    assertThat(plainOnDisk(id(photo))).isFalse();
  }

  @Test
  void whatIsNoPhotographAndNoPdfIsRefusedAndNothingIsKept() throws IOException {
    Applicant gaoYuan = Applicant.signedIn("gaoyuan");
    String draft = "draft=" + gaoYuan.consent().path("id").asText();
    long before = filesOnDisk();

    for (byte[] bad :
        List.of(
            Samples.program(),
            new byte[0],
            Samples.bombOfAPicture(),
            Samples.bombOfAPdf(),
            Samples.pdfWithAScript(),
            Samples.pdfThatIsAnArchive())) {
      JsonNode problem = refused(upload(gaoYuan, draft, bad), 422, FIELD);
      assertThat(problem.at("/errors/0/problem/zh").asText()).isNotBlank();
      assertThat(problem.at("/errors/0/problem/en").asText()).isNotBlank();
    }
    byte[] tooLong = Arrays.copyOf(Samples.pdf(), 21 << 20);
    refused(upload(gaoYuan, draft, tooLong), 413, FIELD);
    refused(
        send(
            gaoYuan,
            draft,
            HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong))),
        413,
        FIELD);
    assertThat(filesOnDisk()).isEqualTo(before);
    assertThat(json(list(gaoYuan, draft), 200)).isEmpty();
  }

  @Test
  void aFieldTakesSoManyFilesAndOneThatWasRemovedMakesRoom() throws IOException {
    Applicant gaoYuan = Applicant.signedIn("gaoyuan");
    String draft = "draft=" + gaoYuan.consent().path("id").asText();
    long before = filesOnDisk();
    String first = id(json(upload(gaoYuan, draft, Samples.pdf()), 201));
    json(upload(gaoYuan, draft, Samples.pdf()), 201);
    json(upload(gaoYuan, draft, Samples.picture("png", 30, 20)), 201);
    refused(upload(gaoYuan, draft, Samples.pdf()), 422, FIELD);

    assertThat(delete(gaoYuan, first).statusCode()).isEqualTo(204);
    json(upload(gaoYuan, draft, Samples.pdf()), 201);
    refused(gaoYuan.browser().get("/api/uploads/" + first), 404);
    assertThat(filesOnDisk()).isEqualTo(before + 3);
  }

  @Test
  void nobodyElseSeesOrAddsAFile() {
    Applicant gaoYuan = Applicant.signedIn("gaoyuan");
    Applicant other = Applicant.signedIn("shenyue");
    String draft = "draft=" + gaoYuan.consent().path("id").asText();
    String file = id(json(upload(gaoYuan, draft, Samples.pdf()), 201));

    refused(other.browser().get("/api/uploads/" + file), 404);
    refused(delete(other, file), 404);
    refused(list(other, draft), 404);
    refused(upload(other, draft, Samples.pdf()), 404);
    TestBrowser clerk = TestBrowser.of(RunningDemo.get().serverUrl()).signIn("zhangmin");
    assertThat(clerk.get("/api/uploads/" + file).statusCode()).isEqualTo(403);
    TestBrowser visitor = TestBrowser.of(RunningDemo.get().serverUrl());
    assertThat(visitor.get("/api/uploads/" + file).statusCode()).isEqualTo(401);
    refused(send(gaoYuan, draft + "&field=mobile", Samples.pdf()), 422, "field");
  }

  private static HttpResponse<String> correct(
      Applicant applicant, String caseNumber, String... files) {
    return applicant.correct(
        caseNumber, Map.of("degreeCertNo", "1059342026004410", FIELD, List.of(files)));
  }

  private static HttpResponse<String> upload(Applicant applicant, String to, byte[] content) {
    return send(applicant, to + "&field=" + FIELD, content);
  }

  private static HttpResponse<String> send(Applicant applicant, String query, byte[] content) {
    return send(applicant, query, HttpRequest.BodyPublishers.ofByteArray(content));
  }

  private static HttpResponse<String> send(
      Applicant applicant, String query, HttpRequest.BodyPublisher content) {
    String all = query.contains("field=") ? query : query + "&field=" + FIELD;
    return applicant
        .browser()
        .send(
            changing(applicant, "/api/uploads?" + all)
                .header("Content-Type", "application/octet-stream")
                .header("X-File-Name", URLEncoder.encode("吴婷的证书.jpg", StandardCharsets.UTF_8))
                .POST(content));
  }

  private static HttpResponse<String> delete(Applicant applicant, String id) {
    return applicant.browser().send(changing(applicant, "/api/uploads/" + id).DELETE());
  }

  private static HttpRequest.Builder changing(Applicant applicant, String path) {
    return applicant
        .browser()
        .request(path)
        .header("X-ONETHING-CSRF", applicant.browser().csrf().orElseThrow());
  }

  private static HttpResponse<String> list(Applicant applicant, String of) {
    return applicant.browser().get("/api/uploads?" + of);
  }

  private static String id(JsonNode upload) {
    return upload.path("id").asText();
  }

  private static int audited(String subject) {
    return RunningDemo.get()
        .server()
        .getBean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM audit_event WHERE act = 'SHOW_FILE' AND subject = ?")
        .param(subject)
        .query(Integer.class)
        .single();
  }

  private static boolean plainOnDisk(String id) throws IOException {
    byte[] kept = Files.readAllBytes(folder().resolve(id.substring(0, 2)).resolve(id));
    return new String(kept, StandardCharsets.ISO_8859_1).contains("JFIF");
  }

  private static long filesOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static Path folder() {
    return Path.of(
        RunningDemo.get().server().getEnvironment().getRequiredProperty("onething.uploads.folder"));
  }
}
