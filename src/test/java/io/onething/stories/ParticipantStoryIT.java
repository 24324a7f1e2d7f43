package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Three heirs, each with an account of her own: one applies, two sign, and a stranger sees nothing.
 */
class ParticipantStoryIT {

  private static final String MOTHER = "440304195504182626";
  private static final String SISTER = "440304198808163727";

  @Test
  void eachSignsForHerselfAndSeesNothingOfTheOthers() {
    String number = applied();
    Applicant mother = Applicant.signedIn("chensumei");
    Applicant sister = Applicant.signedIn("linyue");

    JsonNode seen = part(mother, number);
    String whole = seen.toString();
    assertThat(whole).contains("陈素梅", MOTHER, "本人自愿放弃", "请用本人账号登录");
    assertThat(whole)
        .doesNotContain("林悦", SISTER, "13800002012", "440304198506123711", "13800002001", "林诚");
    assertThat(seen.path("documents")).isEmpty();
    assertThat(json(mother.browser().get("/api/participations"), 200).toString()).contains(number);
    assertThat(json(mother.browser().get("/api/cases"), 200).toString()).doesNotContain(number);
    Refusals.refused(mother.browser().get("/api/cases/" + number), 404);
    Refusals.refused(mother.withdraw(number), 404);

    assertThat(sign(mother, number, "陈素梅", "outdated").statusCode()).isEqualTo(409);
    assertThat(sign(mother, number, "林诚", version(seen)).statusCode()).isEqualTo(422);
    CompletableFuture<HttpResponse<String>> one =
        CompletableFuture.supplyAsync(() -> sign(mother, number, "陈素梅", version(seen)));
    CompletableFuture<HttpResponse<String>> other =
        CompletableFuture.supplyAsync(
            () -> sign(sister, number, "林悦", version(part(sister, number))));
    assertThat(List.of(one.join().statusCode(), other.join().statusCode()))
        .containsExactly(204, 204);
    assertThat(sign(mother, number, "陈素梅", version(seen)).statusCode()).isEqualTo(204);

    until(
        "the notary's step",
        () -> part(sister, number),
        now -> now.toString().contains("Task_NotaryAccept"));
    assertThat(decline(sister, number, version(seen)).statusCode()).isEqualTo(409);
    assertThat(part(mother, number).at("/parts/0/state").asText()).isEqualTo("SIGNED");
  }

  @Test
  void aStrangerIsToldTheSameAsOfACaseThatDoesNotExist() {
    String number = applied();
    Applicant stranger = Applicant.signedIn("jiangnan");
    String last = number.endsWith("Q") ? "W" : "Q";
    String none = number.substring(0, number.length() - 1) + last;
    for (String path : List.of("", "/documents/1")) {
      assertThat(BadInputIT.without(unknown(stranger, number + path), "instance"))
          .isEqualTo(BadInputIT.without(unknown(stranger, none + path), "instance"));
    }
    assertThat(sign(stranger, number, "蒋楠", "1").statusCode()).isEqualTo(404);
    Applicant owner = Applicant.signedIn("lincheng");
    assertThat(sign(owner, number, "林诚", "1").statusCode()).isEqualTo(404);
  }

  @Test
  void whoDeclinesCannotSignThen() {
    String number = applied();
    Applicant sister = Applicant.signedIn("linyue");
    String version = version(part(sister, number));
    assertThat(decline(sister, number, version).statusCode()).isEqualTo(204);
    until(
        "the notary to be asked",
        () -> part(sister, number),
        now -> now.toString().contains("Task_HeirDeclined"));
    assertThat(sign(sister, number, "林悦", version).statusCode()).isEqualTo(409);
    assertThat(part(sister, number).at("/parts/0/open").asBoolean()).isFalse();
  }

  private static HttpResponse<String> sign(
      Applicant who, String number, String name, String version) {
    return who.browser()
        .post(
            "/api/participations/" + number + "/signature",
            write(Map.of("participants", "signatures", "version", version, "signature", name)));
  }

  private static HttpResponse<String> decline(Applicant who, String number, String version) {
    return who.browser()
        .post(
            "/api/participations/" + number + "/refusal",
            write(Map.of("participants", "signatures", "version", version)));
  }

  private static JsonNode unknown(Applicant who, String path) {
    String accept = path.contains("/documents/") ? "application/pdf" : "application/json";
    return Refusals.refused(
        who.browser()
            .send(who.browser().request("/api/participations/" + path).setHeader("Accept", accept)),
        404);
  }

  private static JsonNode part(Applicant who, String number) {
    return json(who.browser().get("/api/participations/" + number), 200);
  }

  private static String version(JsonNode seen) {
    return seen.at("/parts/0/version").asText();
  }

  private static String applied() {
    Applicant owner = Applicant.signedIn("lincheng");
    Map<String, Object> form =
        Map.ofEntries(
            Map.entry("mobile", "13800002001"),
            Map.entry("decedentName", "林国安"),
            Map.entry("decedentIdNumber", "440304195303213318"),
            Map.entry("deathDate", "2026-08-17"),
            Map.entry("propertyCertNo", "粤(2012)深圳市不动产权第0101001号"),
            Map.entry("maritalProperty", "SOLE"),
            Map.entry("inheritanceType", "STATUTORY"),
            Map.entry("deliveryMode", "WINDOW"),
            Map.entry("truthPledge", true),
            Map.entry("signature", "林诚"),
            Map.entry(
                "heirs",
                List.of(
                    heir("林诚", "440304198506123711", "CHILD", "INHERITS", 60, "13800002001"),
                    heir("林悦", SISTER, "CHILD", "INHERITS", 40, "13800002012"),
                    Map.of(
                        "name",
                        "陈素梅",
                        "idNumber",
                        MOTHER,
                        "relation",
                        "SPOUSE",
                        "role",
                        "WAIVES",
                        "mobile",
                        "13800002011"))));
    return json(
            owner
                .browser()
                .post(
                    "/api/cases",
                    write(Map.of("bundle", "inheritance-transfer", "consent", true, "form", form)),
                    "Idempotency-Key",
                    UUID.randomUUID().toString()),
            201)
        .path("caseNumber")
        .asText();
  }

  private static Map<String, Object> heir(
      String name, String id, String relation, String role, int share, String mobile) {
    return Map.of(
        "name",
        name,
        "idNumber",
        id,
        "relation",
        relation,
        "role",
        role,
        "share",
        share,
        "mobile",
        mobile);
  }
}
