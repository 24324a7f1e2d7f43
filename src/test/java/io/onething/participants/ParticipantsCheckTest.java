package io.onething.participants;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes part, what they sign and what they see is named by fields that are there. */
class ParticipantsCheckTest {

  private static final String MANIFEST =
      """
      bundle: trial
      fields:
        sellers:
          names: {zh: 卖方, en: Sellers}
          type: list
          personal: true
          source: applicant
          columns:
            name: {names: {zh: 姓名, en: Name}, type: text}
            idNumber: {names: {zh: 身份号码, en: Number}, type: citizen-id}
            mobile: {names: {zh: 手机, en: Mobile}, type: mobile}
            role: {names: {zh: 身份, en: Part}, type: code}
            by: {names: {zh: 由谁签, en: By}, type: code}
            byName: {names: {zh: 代签人, en: Signer}, type: text}
            byNumber: {names: {zh: 代签人号码, en: Signer's number}, type: citizen-id}
        price: {names: {zh: 价格, en: Price}, type: number, personal: true, source: applicant}
        titleNo: {names: {zh: 证号, en: Title}, type: text, personal: true, source: registry.title}
      messages:
        asked: {zh: '办件{caseNumber}请您在{due}前签署（{price}）', en: 'Please sign {caseNumber} by {due}'}
        told: {zh: '{sellers}', en: '{caseNumber}'}
      documents:
        contract: {names: {zh: 合同, en: Contract}}
      participants:
        signed:
      """;

  private static final String RIGHT =
      """
          names: {zh: 卖方, en: Sellers}
          from: sellers
          person: {id: idNumber, name: name, mobile: mobile, role: role}
          statements:
            SELLS: {zh: '{name}同意以{price}出售', en: '{name} sells for {price}'}
          sees: [price]
          documents: [contract]
          messages: {asked: asked}
      """;

  private static final String REPRESENTED =
      """
          representatives:
            person: {id: byNumber, name: byName, basis: by}
            bases:
              AGENT:
                names: {zh: 代理人, en: agent}
                declares: {zh: '{byName}代{name}声明：', en: '{byName} for {name}:'}
                mayObject: true
            told: asked
      """;

  @Test
  void acceptsWhatIsThere() {
    assertThat(faults(RIGHT)).isEmpty();
    assertThat(faults(RIGHT.replace("mobile: mobile, ", ""))).isEmpty();
  }

  @Test
  void theListIsOneThatTheApplicantFillsIn() {
    String expected = "expected a field of type list that the applicant fills in";
    assertThat(faults(RIGHT.replace("from: sellers", "from: price")))
        .containsExactly(".from: 'price', " + expected);
    assertThat(faults(RIGHT.replace("from: sellers", "from: seller")))
        .containsExactly(".from: 'seller', " + expected);
  }

  @Test
  void thePersonIsFoundByColumnsOfTheRightType() {
    assertThat(
            faults(
                RIGHT.replace(
                    "{id: idNumber, name: name, mobile: mobile, role: role}",
                    "{id: name, name: surname, mobile: idNumber, role: name}")))
        .containsExactly(
            ".person.id: 'name', expected a column of the list, of type CITIZEN_ID",
            ".person.name: 'surname', expected a column of the list, of type TEXT",
            ".person.role: 'name', expected a column of the list, of type CODE",
            ".person.mobile: 'idNumber', expected a column of the list, of type MOBILE");
  }

  @Test
  void whatIsSeenAndToldExists() {
    assertThat(faults(RIGHT.replace("[price]", "[price, rent]")))
        .containsExactly(".sees: 'rent', expected one of [sellers, price, titleNo]");
    assertThat(faults(RIGHT.replace("[contract]", "[deed]")))
        .containsExactly(".documents: 'deed', expected one of [contract]");
    assertThat(faults(RIGHT.replace("asked: asked", "asked: ask")))
        .containsExactly(".messages.asked: 'ask', expected an id of messages");
    assertThat(faults(RIGHT.replace("asked: asked", "asked: told")))
        .containsExactly(
            ".messages.asked: {sellers}, expected one of [bundle, caseNumber, due, price]");
  }

  @Test
  void aStatementSaysNothingOfOthersAndNothingThatChangesLater() {
    assertThat(faults(RIGHT.replace("出售'", "出售{sellers}'")))
        .containsExactly(
            ".statements.SELLS: {sellers}, expected one of [by, byName, byNumber, idNumber, mobile, name, price, role]");
    assertThat(faults(RIGHT.replace("[price]", "[price, titleNo]").replace("出售'", "出售{titleNo}'")))
        .containsExactly(
            ".statements.SELLS: {titleNo}, expected one of [by, byName, byNumber, idNumber, mobile, name, price, role]");
    assertThat(faults(RIGHT.replaceFirst("(?s)statements:.*?sees", "statements: {}\n    sees")))
        .containsExactly(".statements: is missing, expected a text for each role that signs");
  }

  @Test
  void whoSignsForAnotherIsFoundByColumnsToo() {
    assertThat(faults(RIGHT + REPRESENTED)).isEmpty();
    assertThat(faults(RIGHT + REPRESENTED.replace("id: byNumber", "id: byName")))
        .containsExactly(
            ".representatives.person.id: 'byName', expected a column of the list, of type CITIZEN_ID");
    assertThat(faults(RIGHT + REPRESENTED.replace("代{name}", "代{sellers}")))
        .containsExactly(
            ".representatives.bases.AGENT.declares: {sellers}, expected one of [by, byName, byNumber, idNumber, mobile, name, price, role]");
  }

  @Test
  void whoMayObjectIsTold() {
    assertThat(faults(RIGHT + REPRESENTED.replace("      told: asked\n", "")))
        .containsExactly(
            ".representatives.told: is missing, expected the message to those who may object");
    assertThat(faults(RIGHT + REPRESENTED.replace("told: asked", "told: ask")))
        .containsExactly(".representatives.told: 'ask', expected an id of messages");
  }

  @Test
  void withoutThePartsNothingElseIsLookedAt() {
    assertThat(faults("    from: sellers\n"))
        .containsExactly(": names, person or messages is missing, expected all three");
  }

  /** The faults of this group, without where all of them stand. */
  private static List<String> faults(String group) {
    Bundle bundle = Catalogs.read(MANIFEST + group);
    String place = "processes/trial/bundle.yaml: participants.signed";
    return new ParticipantsCheck()
        .faultsIn(new DataFiles(DataFiles.DEFAULT_LOCATION), List.of(bundle)).stream()
            .map(Fault::toString)
            .peek(fault -> assertThat(fault).startsWith(place))
            .map(fault -> fault.substring(place.length()))
            .toList();
  }
}
