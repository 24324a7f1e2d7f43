package io.onething.applicants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.shared.OneThingException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A list in a form, by the shipped one of the heirs; and the rules between its entries. */
class HeirsFormTest {

  private static final DataFiles DATA = new DataFiles(DataFiles.DEFAULT_LOCATION);
  private static final String APPLICANT = "440304198506123711";
  private static final String MOTHER = "440304195504182626";
  private static final String CHILD = "440304201503183123";
  private static final String OTHER_CHILD = "440304201403183126";
  private static final String AGENT = "440304197611244510";

  private final Bundle bundle = bundle();
  private final FormDefinition form =
      FormDefinition.read(
          DATA.find("forms/inheritance-transfer/application.form").orElseThrow(),
          new ObjectMapper());

  @Test
  void keepsTheHeirsAsTheyWereTyped() {
    List<Map<String, Object>> heirs =
        List.of(heir("林诚", APPLICANT, "INHERITS", 100), waiver("陈素梅", MOTHER));

    assertThat(typed(heirs)).containsEntry("heirs", heirs);
  }

  @Test
  void sharesComeToOneHundred() {
    refused(List.of(heir("林诚", APPLICANT, "INHERITS", 60)), "份额合计须为100");
    refused(
        List.of(heir("林诚", APPLICANT, "INHERITS", 60), heir("陈素梅", MOTHER, "INHERITS", 60)),
        "份额合计须为100");
  }

  @Test
  void whoWaivesHasNoShareAndWhoInheritsHasOne() {
    refused(
        List.of(heir("林诚", APPLICANT, "INHERITS", 100), heir("陈素梅", MOTHER, "WAIVES", 50)),
        "放弃继承或者已去世的不填份额");
    refused(
        List.of(heir("林诚", APPLICANT, "INHERITS", 150), heir("陈素梅", MOTHER, "INHERITS", -50)),
        "继承的须填写份额");
  }

  @Test
  void nobodyIsListedTwiceAndTheApplicantInherits() {
    refused(
        List.of(heir("林诚", APPLICANT, "INHERITS", 50), heir("林诚", APPLICANT, "INHERITS", 50)),
        "填写了两次");
    refused(List.of(heir("陈素梅", MOTHER, "INHERITS", 100)), "申请人须是继承人之一");
  }

  @Test
  void aMinorIsSignedForByAGuardianWhoIsOfAge() {
    Map<String, Object> child = heir("林小禾", CHILD, "INHERITS", 40);
    refused(List.of(heir("林诚", APPLICANT, "INHERITS", 60), child), "未满18周岁的继承人须由监护人代签");

    represented(child, "GUARDIAN", "陈素梅", MOTHER);
    child.remove("mobile");
    assertThat(typed(List.of(heir("林诚", APPLICANT, "INHERITS", 60), child))).containsKey("heirs");

    represented(child, "GUARDIAN", "林小雨", OTHER_CHILD);
    refused(List.of(heir("林诚", APPLICANT, "INHERITS", 60), child), "监护人、委托代理人须年满18周岁");
  }

  @Test
  void noGuardianWaivesForAWard() {
    Map<String, Object> child = waiver("林小禾", CHILD);
    represented(child, "GUARDIAN", "陈素梅", MOTHER);
    refused(List.of(heir("林诚", APPLICANT, "INHERITS", 100), child), "监护人不得代被监护人放弃继承");
  }

  @Test
  void whoSignsForAnotherIsNamedAndAnAgentHasANotarisedPower() {
    Map<String, Object> mother = waiver("陈素梅", MOTHER);
    represented(mother, "AGENT", "叶青", AGENT);
    refused(List.of(heir("林诚", APPLICANT, "INHERITS", 100), mother), "须填写委托书的公证书编号");
    mother.put("powerNo", "（2026）深公证字第1号");
    assertThat(typed(List.of(heir("林诚", APPLICANT, "INHERITS", 100), mother))).containsKey("heirs");
    mother.remove("signerMobile");
    refused(List.of(heir("林诚", APPLICANT, "INHERITS", 100), mother), "须填写代签人的姓名");

    Map<String, Object> himself = heir("林诚", APPLICANT, "INHERITS", 100);
    himself.put("signerName", "叶青");
    refused(List.of(himself), "由本人签署的不填");
    represented(himself, "AGENT", "叶青", AGENT);
    himself.put("powerNo", "1");
    refused(List.of(himself), "申请人本人和已去世的不能由他人代签");
  }

  @Test
  void nobodyIsTheGuardianOfHerself() {
    Map<String, Object> mother = heir("陈素梅", MOTHER, "INHERITS", 40);
    represented(mother, "GUARDIAN", "陈素梅", MOTHER);
    refused(List.of(heir("林诚", APPLICANT, "INHERITS", 60), mother), "代签人须是另一个人");
  }

  @Test
  void theApplicantMayBeTheGuardianOrAgentOfWhoInherits() {
    Map<String, Object> child = heir("林小禾", CHILD, "INHERITS", 100);
    represented(child, "GUARDIAN", "林诚", APPLICANT);
    assertThat(typed(List.of(child))).containsKey("heirs");
  }

  @Test
  void blanksAndASmallXAreForgiven() {
    Map<String, Object> typed = waiver(" 顾明远 ", "44030420011009351x ");
    assertThat(typed(List.of(heir("林诚", APPLICANT, "INHERITS", 100), typed)).toString())
        .contains("name=顾明远", "44030420011009351X");
  }

  @Test
  void thirdsComeToOneHundred() {
    Map<String, Object> third = waiver("林悦", "440304198808163727");
    third.putAll(Map.of("role", "INHERITS", "share", 33.34));
    Map<String, Object> second = heir("陈素梅", MOTHER, "INHERITS", 0);
    second.put("share", 33.33);
    Map<String, Object> first = heir("林诚", APPLICANT, "INHERITS", 0);
    first.put("share", 33.33);
    assertThat(typed(List.of(first, second, third))).containsKey("heirs");
  }

  @Test
  void whatIsLeftEmptyIsNotThere() {
    Map<String, Object> himself = heir("林诚", APPLICANT, "INHERITS", 100);
    himself.putAll(Map.of("signedBy", "", "signerName", "", "signerIdNumber", "", "powerNo", ""));
    assertThat(typed(List.of(himself)))
        .containsEntry("heirs", List.of(heir("林诚", APPLICANT, "INHERITS", 100)));
  }

  private static void represented(
      Map<String, Object> heir, String basis, String name, String number) {
    heir.putAll(
        Map.of(
            "signedBy", basis,
            "signerName", name,
            "signerIdNumber", number,
            "signerMobile", "13800000009"));
  }

  @Test
  void everyEntryIsCheckedLikeAField() {
    Map<String, Object> wrong = heir("林诚", "440304198506123710", "EATS", 100);
    wrong.put("house", "mine");
    wrong.put("share", "all");

    refused(List.of(wrong), "第1项“公民身份号码”", "第1项“怎样继承”：请从选项中选择", "第1项“继承份额（%）”：须为数字", "第1项有表单没有的内容");
    refused(List.of(), "须有1至50项");
    refused("none", "须有1至50项");
  }

  private void refused(Object heirs, String... problems) {
    assertThatThrownBy(() -> typed(heirs))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refusal -> {
              assertThat(refusal.faults()).allMatch(fault -> fault.field().equals("heirs"));
              String told =
                  String.join("\n", refusal.faults().stream().map(f -> f.problem().zh()).toList());
              assertThat(told).contains(problems);
            });
  }

  private Map<String, Object> typed(Object heirs) {
    Map<String, Object> given =
        new HashMap<>(
            Map.of(
                "mobile", "13800002001",
                "decedentName", "林国安",
                "decedentIdNumber", "440304195303213318",
                "deathDate", "2026-08-17",
                "propertyCertNo", "粤(2012)深圳市不动产权第0101001号",
                "maritalProperty", "SOLE",
                "inheritanceType", "STATUTORY",
                "deliveryMode", "WINDOW",
                "truthPledge", true,
                "signature", "林诚"));
    given.put("heirs", heirs);
    Map<String, Object> known = Map.of("applicantName", "林诚", "idNumber", APPLICANT);
    return new FormCheck(bundle, form, LocalDate.parse("2026-11-26"), Map.of()).typed(given, known);
  }

  private static Map<String, Object> heir(String name, String idNumber, String role, int share) {
    Map<String, Object> heir = waiver(name, idNumber);
    heir.put("role", role);
    heir.put("share", share);
    return heir;
  }

  private static Map<String, Object> waiver(String name, String idNumber) {
    return new HashMap<>(
        Map.of(
            "name", name,
            "idNumber", idNumber,
            "relation", "CHILD",
            "role", "WAIVES",
            "mobile", "13800002009"));
  }

  private static Bundle bundle() {
    try {
      return new YAMLMapper()
          .readValue(
              DATA.find("processes/inheritance-transfer/bundle.yaml").orElseThrow().content(),
              Bundle.class);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
