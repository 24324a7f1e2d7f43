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
