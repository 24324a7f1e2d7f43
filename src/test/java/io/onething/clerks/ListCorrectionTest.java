package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A clerk corrects a list that the person contests. */
class ListCorrectionTest {

  private static final Bundle BUNDLE =
      Catalogs.read(
          """
          bundle: trial
          fields:
            family:
              names: {zh: 家庭成员, en: Family}
              type: list
              personal: true
              source: police.identity
              columns:
                name: {names: {zh: 姓名, en: Name}, type: text, maxLength: 5}
                idNumber: {names: {zh: 身份号码, en: Number}, type: citizen-id}
                relation: {names: {zh: 关系, en: Relation}, type: code, values: {CHILD: {zh: 子女, en: Child}}}
          """);
  private static final Map<String, Object> WIFE =
      Map.of("name", "王芳", "idNumber", "11010519491231002X", "since", "2020");
  private static final Map<String, Object> CHILD = Map.of("name", "李小宝", "relation", "CHILD");

  @Test
  void entriesThatStayKeepWhatNobodyTypes() {
    assertThat(correction().of(Map.of("keep", List.of(0), "add", List.of(Map.of("name", "李大宝")))))
        .contains(List.of(WIFE, Map.of("name", "李大宝")));
    assertThat(correction().of(Map.of("keep", List.of(), "add", List.of()))).contains(List.of());
    assertThat(correction().of(null)).isEmpty();
  }

  @Test
  void entriesAreReadMasked() {
    assertThat(correction().labels())
        .extracting(Localized::zh)
        .satisfiesExactly(
            wife -> assertThat(wife).startsWith("王*").doesNotContain("1949"),
            child -> assertThat(child).endsWith("子女").doesNotContain("小宝"));
  }

  @Test
  void everyFaultIsSaid() {
    assertThatThrownBy(
            () ->
                correction()
                    .of(
                        Map.of(
                            "keep",
                            List.of(2),
                            "add",
                            List.of(
                                Map.of("name", "阿卜杜勒买买提", "idNumber", "1", "relation", "AUNT"),
                                Map.of("hobby", "棋")))))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(FieldFault::field, fault -> fault.problem().zh())
                    .extracting(Objects::toString)
                    .satisfiesExactly(
                        fault -> assertThat(fault).contains("facts.family", "没有这一项"),
                        fault -> assertThat(fault).contains("第1项“姓名”：最多5个字"),
                        fault -> assertThat(fault).contains("第1项“身份号码”"),
                        fault -> assertThat(fault).contains("第1项“关系”：请从选项中选择"),
                        fault -> assertThat(fault).contains("第2项有多余的内容")));
    assertThatThrownBy(() -> correction().of(List.of("李小宝"))).isInstanceOf(OneThingException.class);
  }

  private static ListCorrection correction() {
    return new ListCorrection(
        BUNDLE,
        "family",
        Objects.requireNonNull(BUNDLE.fields().get("family")),
        List.of(WIFE, CHILD),
        LocalDate.of(2026, 3, 2));
  }
}
