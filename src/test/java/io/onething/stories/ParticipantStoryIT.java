package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.participants.Participations;
import io.onething.testing.HeirsApplication;
import io.onething.testing.RepresentedHeirs;
import io.onething.testing.RunningDemo;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three heirs, each with an account of her own: one applies, two sign, and a stranger sees nothing.
 */
class ParticipantStoryIT {

  private static final String MOTHER = HeirsApplication.MOTHER;
  private static final String SISTER = HeirsApplication.SISTER;

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
    assertThat(decline(sister, number, version(seen), "").statusCode()).isEqualTo(409);
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
  void whoDeclinesCannotSignThenAndTheNotaryReadsWhoAndWhy() {
    String number = applied();
    Applicant sister = Applicant.signedIn("linyue");
    String version = version(part(sister, number));
    Refusals.refused(decline(sister, number, version, "好".repeat(501)), 422, "reason");
    assertThat(decline(sister, number, version, "份额没有商量过").statusCode()).isEqualTo(204);
    until(
        "the notary to be asked",
        () -> part(sister, number),
        now -> now.toString().contains("Task_HeirDeclined"));
    assertThat(sign(sister, number, "林悦", version).statusCode()).isEqualTo(409);
    assertThat(sign(sister, number, "林悦", version).statusCode()).isEqualTo(409);
    assertThat(part(sister, number).at("/parts/0/open").asBoolean()).isFalse();
    assertThat(toldTheNotary(number)).containsOnlyOnce("PARTICIPANT_SIGNED_AFTER_DECLINING");

    Staff notary = Staff.atTasklist("fangzheng");
    JsonNode signatures = notary.sheet(notary.task(number)).path("signatures");
    assertThat(Answers.each(signatures, "/name")).containsExactly("林*", "林*", "陈**");
    assertThat(Answers.each(signatures, "/role/zh")).containsExactly("继承", "继承", "放弃继承");
    assertThat(Answers.each(signatures, "/state/zh"))
        .containsExactly("随申请签署", "不同意签署，后又要求签署", "尚未签署");
    assertThat(signatures.at("/1/reason").asText()).isEqualTo("份额没有商量过");
    assertThat(signatures.at("/1/at").asText()).isNotBlank();
    assertThat(part(Applicant.signedIn("chensumei"), number).toString()).doesNotContain("商量");
    assertThat(Applicant.signedIn("lincheng").look(number).toString()).doesNotContain("商量");
  }

  @Test
  void sharesOfMoreThanTheWholeAreRefused() {
    Refusals.refused(apply(61), 422, "heirs");
  }

  @Test
  void aDisputeThatIsDeclaredAfterAcceptanceIsRefusedAndTheNotaryHearsOfIt() {
    String number = applied();
    Applicant mother = Applicant.signedIn("chensumei");
    Applicant sister = Applicant.signedIn("linyue");
    String shown = version(part(sister, number));
    assertThat(sign(mother, number, "陈素梅", version(part(mother, number))).statusCode())
        .isEqualTo(204);
    assertThat(sign(sister, number, "林悦", shown).statusCode()).isEqualTo(204);
    Staff notary = Staff.atTasklist("fangzheng");
    JsonNode task = notary.task(number);
    assertThat(Answers.each(notary.sheet(task).path("signatures"), "/state/zh"))
        .containsExactly("随申请签署", "已签署", "已签署");
    assertThat(notary.decide(task, Map.of("acceptance", "ACCEPT")).statusCode()).isEqualTo(204);

    assertThat(decline(sister, number, shown, "我不同意了").statusCode()).isEqualTo(409);
    assertThat(part(sister, number).at("/parts/0/state").asText()).isEqualTo("SIGNED");
    assertThat(decline(sister, number, shown, "还是不同意").statusCode()).isEqualTo(409);
    assertThat(toldTheNotary(number)).containsOnlyOnce("PARTICIPANT_DECLINED_TOO_LATE");
    JsonNode seen = notary.sheet(notary.task(number)).path("signatures");
    assertThat(seen.at("/1/state/zh").asText()).isEqualTo("签署结束后又表示不同意");
    assertThat(seen.at("/1/reason").asText()).isEqualTo("我不同意了");
    assertThat(sign(sister, number, "林悦", shown).statusCode()).isEqualTo(204);

    signedAnew(number);
    JsonNode settled = notary.sheet(notary.task(number)).path("signatures");
    assertThat(settled.at("/1/state/zh").asText()).isEqualTo("已签署");
    assertThat(settled.path(1).has("reason")).isFalse();
  }

  /** 沈静怡 applies, signs for her daughter, and has named an agent for her son. */
  @Test
  void aGuardianAndAnAgentSignForOthersAndWhoIsRepresentedMayObject() {
    Applicant mother = Applicant.signedIn("shenjingyi");
    Applicant agent = Applicant.signedIn("yeqing");
    Applicant son = Applicant.signedIn("gumingyuan");
    String number = json(RepresentedHeirs.by(mother.browser()), 201).path("caseNumber").asText();

    JsonNode forDaughter = part(mother, number);
    assertThat(Answers.each(forDaughter.path("parts"), "/place")).containsExactly("FOR_ANOTHER");
    assertThat(forDaughter.at("/parts/0/text/zh").asText())
        .contains("本人沈静怡", "是顾小雨的监护人", "本人顾小雨，是被继承人顾长河的继承人");
    assertThat(forDaughter.toString()).doesNotContain("顾明远", "叶青");
    assertThat(part(agent, number).at("/parts/0/basis/zh").asText()).isEqualTo("委托代理人");
    JsonNode seenBySon = part(son, number);
    assertThat(seenBySon.at("/parts/0/place").asText()).isEqualTo("REPRESENTED");
    assertThat(seenBySon.toString()).contains("称您已委托他人代为签署").doesNotContain("顾小雨");
    assertThat(json(son.browser().get("/api/participations"), 200).toString()).contains(number);
    assertThatAWardSeesNothing(number);

    assertThat(sign(son, number, "顾明远", version(seenBySon)).statusCode()).isEqualTo(409);
    Refusals.refused(sign(agent, number, "顾明远", version(part(agent, number))), 422, "signature");
    assertThat(sign(agent, number, "叶青", version(part(agent, number))).statusCode()).isEqualTo(204);
    assertThat(sign(mother, number, "沈静怡", version(forDaughter)).statusCode()).isEqualTo(204);

    Staff notary = Staff.atTasklist("fangzheng");
    JsonNode signatures = notary.sheet(notary.task(number)).path("signatures");
    assertThat(Answers.each(signatures, "/state/zh")).containsExactly("随申请签署", "已签署", "已签署");
    assertThat(signatures.at("/1/representative/zh").asText()).isEqualTo("监护人 沈**");
    assertThat(signatures.at("/2/representative/zh").asText()).isEqualTo("委托代理人 叶*");
    assertThat(signatures.path(0).has("representative")).isFalse();
  }

  /** 顾小雨 has no account in the sandbox; the police would give her one. */
  private static void assertThatAWardSeesNothing(String number) {
    Person ward =
        new Person(
            "ward", "顾小雨", "440304201503183123", null, Set.of(Role.APPLICANT), List.of(), null);
    Participations participations = RunningDemo.get().server().getBean(Participations.class);
    assertThat(participations.casesOf(ward)).isEmpty();
    assertThatThrownBy(() -> participations.caseOf(ward, number)).hasMessageContaining("No such");
    assertThatThrownBy(() -> participations.parts(ward, number)).hasMessageContaining("No such");
    assertThatThrownBy(
            () ->
                participations.decline(
                    ward, number, new Participations.Which("signatures", null), "1", null))
        .hasMessageContaining("No such");
  }

  /** As if the list had been sent back, and what it says now been signed. */
  private static void signedAnew(String number) {
    RunningDemo.get()
        .server()
        .getBean(JdbcClient.class)
        .sql(
            "UPDATE case_participant SET decided_at = decided_at + INTERVAL 1 DAY WHERE state = 'SIGNED' AND case_id = (SELECT id FROM case_file WHERE case_number = ?)")
        .param(number)
        .update();
  }

  private static List<String> toldTheNotary(String number) {
    return RunningDemo.get()
        .server()
        .getBean(JdbcClient.class)
        .sql(
            "SELECT o.message FROM outbox o JOIN case_file f ON f.id = o.case_id WHERE f.case_number = ? AND o.recipient = 'notary-futian-clerks'")
        .param(number)
        .query(String.class)
        .list();
  }

  static HttpResponse<String> sign(Applicant who, String number, String name, String version) {
    return who.browser()
        .post(
            "/api/participations/" + number + "/signature",
            write(Map.of("participants", "signatures", "version", version, "signature", name)));
  }

  static HttpResponse<String> decline(Applicant who, String number, String version, String reason) {
    return who.browser()
        .post(
            "/api/participations/" + number + "/refusal",
            write(Map.of("participants", "signatures", "version", version, "reason", reason)));
  }

  private static JsonNode unknown(Applicant who, String path) {
    String accept = path.contains("/documents/") ? "application/pdf" : "application/json";
    return Refusals.refused(
        who.browser()
            .send(who.browser().request("/api/participations/" + path).setHeader("Accept", accept)),
        404);
  }

  static JsonNode part(Applicant who, String number) {
    return json(who.browser().get("/api/participations/" + number), 200);
  }

  static String version(JsonNode seen) {
    return seen.at("/parts/0/version").asText();
  }

  private static String applied() {
    return json(apply(60), 201).path("caseNumber").asText();
  }

  private static HttpResponse<String> apply(int share) {
    return HeirsApplication.by(Applicant.signedIn("lincheng").browser(), share);
  }
}
