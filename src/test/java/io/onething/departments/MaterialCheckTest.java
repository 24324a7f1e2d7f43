package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The materials of a manifest name calls, departments and fields that exist. */
class MaterialCheckTest {

  private static final Set<String> TOPICS = Set.of("police.identity", "civil.marital");
  private static final Set<String> REUSABLE = Set.of("police.identity");
  private static final Set<String> DEPARTMENTS = Set.of("hrss");

  @Test
  void aPaperIsAskedOfADepartmentOrAnsweredForByTheApplicant() {
    assertThat(
            faults(
                """
                materials:
                  book: {names: {zh: 户口本, en: Book}, obtained: query, from: police.identity, trust: A, departments: [hrss]}
                  pledge: {names: {zh: 声明, en: Pledge}, obtained: pledge, from: truthPledge, trust: D}
                  photo: {names: {zh: 证书照片, en: Photograph}, obtained: upload, from: certPhoto, trust: C, departments: [hrss]}
                  seal: {names: {zh: 盖章证明, en: Sealed proof}, obtained: cancelled}
                before: {departments: 5, source: 某文件}
                """))
        .isEmpty();
  }

  @Test
  void whatIsUploadedIsAFileThatWhoeverNeedsItSees() {
    assertThat(
            faults(
                """
                materials:
                  pledge: {names: {zh: 声明, en: Pledge}, obtained: upload, from: truthPledge, trust: C}
                  photo: {names: {zh: 证书照片, en: Photograph}, obtained: upload, from: certPhoto, trust: C, departments: [health]}
                """))
        .containsExactly(
            "processes/trial/bundle.yaml: materials.pledge.from: 'truthPledge', expected a field of type file",
            "processes/trial/bundle.yaml: materials.photo.departments: 'health', expected a folder under workers/",
            "processes/trial/bundle.yaml: materials.photo.departments: 'health' does not see the field certPhoto, expected one of the field's departments");
  }

  @Test
  void everyFaultIsSaidWithWhatWasExpected() {
    assertThat(
            faults(
                """
                materials:
                  book: {names: {zh: 户口本, en: Book}, obtained: query, from: police.identiy, trust: A, departments: [hrs]}
                  pledge: {names: {zh: 声明, en: Pledge}, obtained: pledge, from: acceptance, trust: D}
                  proof: {obtained: verify, from: police.identity}
                  seal: {names: {zh: 盖章证明, en: Sealed proof}, obtained: cancelled, from: truthPledge}
                  lost: {names: {zh: 某材料, en: Something}}
                before: {departments: 5}
                """))
        .containsExactlyInAnyOrder(
            "processes/trial/bundle.yaml: materials.book.departments: 'hrs', expected a folder under workers/",
            "processes/trial/bundle.yaml: materials.book.from: 'police.identiy', expected the topic of a call under workers/",
            "processes/trial/bundle.yaml: materials.pledge.from: 'acceptance', expected a field whose source is applicant",
            "processes/trial/bundle.yaml: materials.proof.names: is missing, expected {zh, en}",
            "processes/trial/bundle.yaml: materials.proof.trust: is missing, expected A, B, C or D",
            "processes/trial/bundle.yaml: materials.seal.from: 'truthPledge', expected nothing, for nobody asks for this material any more",
            "processes/trial/bundle.yaml: materials.lost.obtained: is missing, expected cancelled, query, verify, pledge or upload",
            "processes/trial/bundle.yaml: before.source: is missing, expected the document that says how it went before");
  }

  @Test
  void whatIsUsedAgainWasCleanAndConsentedToAndExpires() {
    String consent =
        "consents: [{topic: police.identity, data: {zh: 户籍, en: Household}, purpose: {zh: 核实, en: To verify}}]\n";
    assertThat(
            faults(
                consent
                    + """
                    materials:
                      book: {names: {zh: 户口本, en: Book}, obtained: query, from: police.identity, trust: A, reuse: {for: 366d, basis: 某规定}}
                    """))
        .isEmpty();
    assertThat(
            faults(
                consent
                    + """
                    materials:
                      book: {names: {zh: 户口本, en: Book}, obtained: query, from: police.identity, trust: A, reuse: {for: 20wd}}
                      year: {names: {zh: 户口本, en: Book}, obtained: query, from: police.identity, trust: A, reuse: {for: 367d, basis: 某规定}}
                      marriage: {names: {zh: 结婚证, en: Marriage}, obtained: query, from: civil.marital, trust: A, reuse: {basis: 某规定}}
                      pledge: {names: {zh: 声明, en: Pledge}, obtained: pledge, from: truthPledge, trust: D, reuse: {for: 1d, basis: 某规定}}
                    """))
        .containsExactlyInAnyOrder(
            "processes/trial/bundle.yaml: materials.book.reuse.for: '20wd', expected 1d to 366d, natural days, as in 180d",
            "processes/trial/bundle.yaml: materials.book.reuse.basis: is missing, expected the rule that allows it, as people read it",
            "processes/trial/bundle.yaml: materials.year.reuse.for: '367d', expected 1d to 366d, natural days, as in 180d",
            "processes/trial/bundle.yaml: materials.marriage.reuse.for: is missing, expected 1d to 366d, natural days, as in 180d",
            "processes/trial/bundle.yaml: materials.marriage.reuse: the file of civil.marital does not say which answer is clean, expected reuse in its file under workers/",
            "processes/trial/bundle.yaml: materials.pledge.reuse: stands at a material that no department is asked for, expected query or verify");
  }

  @Test
  void whatNobodyConsentsToIsNotUsedAgain() {
    assertThat(
            faults(
                """
                materials:
                  book: {names: {zh: 户口本, en: Book}, obtained: query, from: police.identity, trust: A, reuse: {for: 30d, basis: 某规定}}
                """))
        .containsExactly(
            "processes/trial/bundle.yaml: materials.book.reuse: nobody consents to police.identity, expected a consent with this topic");
  }

  private static List<String> faults(String materials) {
    Bundle bundle =
        Catalogs.read(
            """
            bundle: trial
            fields:
              truthPledge: {names: {zh: 承诺, en: Pledge}, type: boolean, personal: false, source: applicant}
              certPhoto: {names: {zh: 证书照片, en: Photograph}, type: file, maxFiles: 2, personal: true, source: applicant, departments: [hrss]}
              acceptance: {names: {zh: 结论, en: Result}, type: code, personal: false, source: decision}
            """
                + materials);
    List<Fault> faults = new ArrayList<>();
    new MaterialCheck(TOPICS, REUSABLE, DEPARTMENTS, faults).check(bundle);
    return faults.stream().map(Fault::toString).toList();
  }
}
