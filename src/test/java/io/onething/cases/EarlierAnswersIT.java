package io.onething.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.DepartmentAnswers.Known;
import io.onething.cases.EarlierAnswers.Carried;
import io.onething.deadlines.AdjustableClock;
import io.onething.shared.CaseId;
import io.onething.testing.CaseContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a department has said for one case serves the next of the same person until it expires. */
class EarlierAnswersIT {

  private static final String TOPIC = "education.degree";
  private static final AdjustableClock CLOCK = new AdjustableClock("2026-03-02T10:00");
  private static CaseContext context;

  private String person;
  private CaseId first;

  @BeforeAll
  static void start() {
    context = CaseContext.start(CLOCK);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void aCaseWasAnswered() {
    CLOCK.set("2026-03-02T10:00");
    person = UUID.randomUUID().toString();
    first = submitted(person);
    keep(first, "the answer");
  }

  @Test
  void theNextCaseOfThePersonUsesItAndSaysFromWhereAndUntilWhen() {
    CLOCK.set("2026-03-05T10:00");
    CaseId next = draftThatMayReuse(person, 30);

    assertThat(fresh(next)).contains(new Known("the answer", true));
    assertThat(earlier().used(next)).isEmpty();
    assertThat(answers().times(next)).isEmpty();

    earlier().setUsed(next, TOPIC);
    assertThat(earlier().used(next))
        .containsExactly(
            Map.entry(
                TOPIC,
                new Carried(
                    TOPIC,
                    String.valueOf(files().get(first).caseNumber()),
                    Instant.parse("2026-03-02T02:00:00Z"),
                    Instant.parse("2026-04-01T16:00:00Z"))));
    assertThat(answers().times(next)).containsKey(TOPIC);
  }

  @Test
  void itIsUsedToTheLastMomentOfItsLastDayAndNoLonger() {
    CLOCK.set("2026-03-05T10:00");
    CaseId next = draftThatMayReuse(person, 30);
    CLOCK.set("2026-04-01T23:59");
    assertThat(fresh(next)).isPresent();
    assertThat(fresh(draftThatMayReuse(person, 30))).isPresent();
    CLOCK.set("2026-04-02T00:00");
    assertThat(fresh(next)).isEmpty();
    assertThat(fresh(draftThatMayReuse(person, 30))).isEmpty();
  }

  @Test
  void itsExpiryDoesNotMoveFromCaseToCase() {
    CLOCK.set("2026-03-20T10:00");
    CaseId second = draftThatMayReuse(person, 30);
    earlier().setUsed(second, TOPIC);
    files().submit(second);
    CLOCK.set("2026-04-02T00:00");
    assertThat(fresh(draftThatMayReuse(person, 30))).isEmpty();
  }

  @Test
  void anotherPersonsAnotherRequestsAndADraftsAnswerAreNotUsed() {
    assertThat(fresh(draftThatMayReuse(UUID.randomUUID().toString(), 30))).isEmpty();
    CaseId next = draftThatMayReuse(person, 30);
    assertThat(answers().fresh(next, TOPIC, "another request", Duration.ofHours(1))).isEmpty();

    String hesitant = UUID.randomUUID().toString();
    CaseId draft = files().openDraft("talent-residency", hesitant);
    keep(draft, "the answer");
    assertThat(fresh(draftThatMayReuse(hesitant, 30))).isEmpty();
  }

  @Test
  void whatIsContestedIsNotUsedUntilItWasFoundRight() {
    CaseId next = draftThatMayReuse(person, 30);
    earlier().setUsed(next, TOPIC);
    files().submit(next);
    earlier().setDisputed(next, TOPIC, true);
    assertThat(fresh(next)).isEmpty();
    assertThat(fresh(draftThatMayReuse(person, 30))).isEmpty();

    earlier().setDisputed(next, TOPIC, false);
    assertThat(fresh(next)).isPresent();
    assertThat(fresh(draftThatMayReuse(person, 30))).isPresent();
  }

  @Test
  void aNewAnswerTakesThePlaceOfTheEarlierOne() {
    CaseId next = draftThatMayReuse(person, 30);
    keep(next, "a newer answer");
    assertThat(fresh(next)).contains(new Known("a newer answer", false));
    earlier().setUsed(next, TOPIC);
    assertThat(earlier().used(next)).isEmpty();
  }

  private static void keep(CaseId id, String answer) {
    answers().keep(id, List.of(new DepartmentAnswers.Given(TOPIC, "the request", answer)));
  }

  private static Optional<Known> fresh(CaseId id) {
    return answers().fresh(id, TOPIC, "the request", Duration.ofHours(1));
  }

  private static CaseId draftThatMayReuse(String person, int days) {
    CaseId id = files().openDraft("talent-residency", person);
    earlier().bring(id, Map.of(TOPIC, days));
    return id;
  }

  private static CaseId submitted(String person) {
    CaseId id = files().openDraft("talent-residency", person);
    files().submit(id);
    return id;
  }

  private static CaseFiles files() {
    return context.bean(CaseFiles.class);
  }

  private static DepartmentAnswers answers() {
    return context.bean(DepartmentAnswers.class);
  }

  private static EarlierAnswers earlier() {
    return context.bean(EarlierAnswers.class);
  }
}
