package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.shared.Localized;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {

  private final Wording wording = new Wording(bundle());

  @Test
  void namesACodeOfTheField() {
    assertThat(wording.of("degree", "MASTER")).isEqualTo(new Localized("硕士", "Master"));
  }

  @Test
  void namesCodesWithCommasBetweenThem() {
    assertThat(wording.of("reasons", "TOO_OLD, NO_DEGREE"))
        .isEqualTo(new Localized("超龄；无学历", "Too old; No degree"));
    assertThat(wording.items("reasons", "TOO_OLD,NO_DEGREE")).hasSize(2);
  }

  @Test
  void leavesOtherTextWithCommasAlone() {
    assertThat(wording.of("reasons", "TOO_OLD, 其他").zh()).isEqualTo("TOO_OLD, 其他");
  }

  @Test
  void saysInBothLanguagesWhatIsKeptInBoth() {
    assertThat(wording.of("school", Map.of("zh", "海湾小学", "en", "Haiwan Primary School")))
        .isEqualTo(new Localized("海湾小学", "Haiwan Primary School"));
  }

  @Test
  void writesDatesAsPeopleDo() {
    assertThat(wording.of("graduatedOn", "2026-06-30"))
        .isEqualTo(new Localized("2026年6月30日", "30 June 2026"));
    assertThat(wording.of("graduatedOn", "soon").zh()).isEqualTo("soon");
  }

  @Test
  void namesPeopleOfAList() {
    assertThat(
            wording
                .of("family", List.of(Map.of("name", "李小宝", "idNumber", "x", "relation", "CHILD")))
                .zh())
        .isEqualTo("李小宝（子女）");
  }

  @Test
  void saysOfSomebodyOfAListWhatItsColumnsSayInCodesAndNumbers() {
    assertThat(
            wording.of(
                "partners",
                List.of(
                    Map.of("stake", 60, "name", "王五", "idNumber", "x", "part", "MANAGER"),
                    Map.of("name", "赵六"))))
        .isEqualTo(new Localized("王五（店长，出资比例60）；赵六", "王五 (Manager, Stake 60); 赵六"));
  }

  @Test
  void fillsPlaceholdersAndLeavesUnknownOnes() {
    Localized filled =
        Wording.fill(
            new Localized("办件{caseNumber}于{due}到期", "Case {caseNumber} is due {due}"),
            name ->
                name.equals("caseNumber")
                    ? Optional.of(new Localized("$1\\", "$1\\"))
                    : Optional.empty());

    assertThat(filled).isEqualTo(new Localized("办件$1\\于{due}到期", "Case $1\\ is due {due}"));
  }

  private static Bundle bundle() {
    String yaml =
        """
        bundle: test
        fields:
          degree: {type: code, values: {MASTER: {zh: 硕士, en: Master}}}
          reasons: {type: text}
          graduatedOn: {type: date}
          family: {type: list, values: {CHILD: {zh: 子女, en: child}}}
          partners:
            type: list
            columns:
              name: {names: {zh: 姓名, en: Name}, type: text}
              idNumber: {names: {zh: 身份号码, en: Number}, type: citizen-id}
              part: {names: {zh: 分工, en: Part}, type: code, values: {MANAGER: {zh: 店长, en: Manager}}}
              stake: {names: {zh: 出资比例, en: Stake}, type: number}
        codes:
          TOO_OLD: {zh: 超龄, en: Too old}
          NO_DEGREE: {zh: 无学历, en: No degree}
        """;
    return YamlFiles.read(
            new DataFile("bundle.yaml", yaml.getBytes(StandardCharsets.UTF_8)),
            Bundle.class,
            new ArrayList<>())
        .orElseThrow();
  }
}
