package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Catalogs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model tells those who take part is what they may read. */
class ModelReferencesTest {

  private static final String MANIFEST =
      """
      bundle: trial
      fields:
        titleNo: {names: {zh: 证号, en: Title}, type: text, personal: true, source: applicant}
        price: {names: {zh: 价格, en: Price}, type: number, personal: true, source: applicant}
        finding: {names: {zh: 结论, en: Finding}, type: code, personal: false, source: decision}
      messages:
        plain: {zh: '办件{caseNumber}于{due}前：{finding}', en: 'Case {caseNumber}, {bundle}'}
        seen: {zh: '证号{titleNo}', en: Title}
        unseen: {zh: '价格{price}', en: 'See {link}'}
      """;

  private static final String PEOPLE =
      """
      participants:
        sellers: {sees: [titleNo, price]}
        buyers: {sees: [titleNo]}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"notifyParticipants", "remind"})
  void participantsAreToldWhatAllOfThemSee(String property) {
    assertThat(faults(MANIFEST + PEOPLE, property, "plain,seen")).isEmpty();
    assertThat(faults(MANIFEST + PEOPLE, property, "unseen"))
        .containsExactly(
            "processes/trial/trial.bpmn: Event_Told: message 'unseen' tells participants {link}, expected what all of them may read: [bundle, caseNumber, due, finding, titleNo]",
            "processes/trial/trial.bpmn: Event_Told: message 'unseen' tells participants {price}, expected what all of them may read: [bundle, caseNumber, due, finding, titleNo]");
  }

  @Test
  void nobodyIsToldWhereNobodyTakesPart() {
    assertThat(faults(MANIFEST, "notifyParticipants", "plain"))
        .containsExactly(
            "processes/trial/trial.bpmn: Event_Told: nobody takes part who could be told, expected participants in bundle.yaml");
  }

  @Test
  void aMessageIsOneOfTheManifest() {
    assertThat(faults(MANIFEST + PEOPLE, "notifyParticipants", "none"))
        .containsExactly(
            "processes/trial/trial.bpmn: Event_Told: unknown notifyParticipants 'none', expected one of [plain, seen, unseen]");
  }

  private static List<String> faults(String manifest, String property, String value) {
    return ReferenceFaults.of(
        Catalogs.read(manifest),
        "<endEvent id='Event_Told'><camunda:property name='%s' value='%s'/></endEvent>"
            .formatted(property, value));
  }
}
