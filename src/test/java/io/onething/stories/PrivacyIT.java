package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onething.testing.HeirsApplication;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * After every seeded person has applied, and cases have ended in every way, nothing of a person is
 * in the engine's tables, in any other table as plain text, or in the log.
 */
class PrivacyIT {

  private static final LogLines LOG = new LogLines();
  private static final Set<String> PERSONAL = new TreeSet<>();
  private static final String DECLINED = "我哥哥没有和我商量过份额";
  private static final String CONTESTED = "我是从夜大毕业的";
  private static final String ANSWERED = "已与该生班主任核对";
  private static final String CORRECTED = "某某夜间大学";

  @BeforeAll
  static void everybodyApplies() throws Exception {
    RunningDemo.get();
    LOG.start();
    root().addAppender(LOG);
    collectPersonal();
    Sandbox sandbox = new Sandbox();
    List<Applicant> people = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    sandbox.offline("civil-affairs", true);
    for (JsonNode person :
        json(TestBrowser.of(RunningDemo.get().sandboxUrl()).get("/people"), 200)) {
      if (person.path("role").asText().equals("applicant")) {
        Applicant applicant = Applicant.signedIn(person.path("subject").asText());
        people.add(applicant);
        cases.add(
            applicant.applyWithoutPrefill(
                person.path("branch").asText().startsWith("RETURNEE")
                    ? "RETURNEE"
                    : "FRESH_GRADUATE"));
      }
    }
    sandbox.offline("civil-affairs", false);
    heirsSignAndDecline();
    contest(people.get(0), cases.get(0));
    RunningDemo.forward(java.time.Duration.ofMinutes(1));
    assertThat(people).hasSizeGreaterThan(25);
    for (int i = 0; i < people.size(); i++) {
      end(people.get(i), cases.get(i), i, sandbox);
    }
    RunningDemo.backToStart();
  }

  @AfterAll
  static void stopListening() {
    root().detachAppender(LOG);
  }

  /** People who take part in a case beside its applicant, and what one of them says. */
  private static void heirsSignAndDecline() {
    String number =
        json(HeirsApplication.by(Applicant.signedIn("lincheng").browser(), 60), 201)
            .path("caseNumber")
            .asText();
    Applicant mother = Applicant.signedIn("chensumei");
    Applicant sister = Applicant.signedIn("linyue");
    String shown = ParticipantStoryIT.version(ParticipantStoryIT.part(mother, number));
    assertThat(ParticipantStoryIT.sign(mother, number, "陈素梅", shown).statusCode()).isEqualTo(204);
    shown = ParticipantStoryIT.version(ParticipantStoryIT.part(sister, number));
    assertThat(ParticipantStoryIT.decline(sister, number, shown, DECLINED).statusCode())
        .isEqualTo(204);
    PERSONAL.add(DECLINED);
  }

  /** What a person says against a department, and the department's answer. */
  private static void contest(Applicant person, String caseNumber) {
    until(
        "a value to contest",
        () -> person.look(caseNumber).path("contestable"),
        values -> values.toString().contains("\"school\""));
    assertThat(
            person
                .browser()
                .post(
                    "/api/cases/" + caseNumber + "/contests",
                    Answers.write(Map.of("field", "school", "said", CONTESTED)))
                .statusCode())
        .isEqualTo(204);
    Staff xueZhi = Staff.atTasklist("xuezhi");
    JsonNode task = xueZhi.task(caseNumber);
    assertThat(xueZhi.answer(task, ANSWERED, CORRECTED).statusCode()).isEqualTo(204);
    assertThat(xueZhi.decide(task, Map.of("contestDecision", "CORRECT")).statusCode())
        .isEqualTo(204);
    PERSONAL.addAll(Set.of(CONTESTED, ANSWERED, CORRECTED));
  }

  /** Brings each case to an end, by turns in different ways. */
  private static void end(Applicant applicant, String caseNumber, int turn, Sandbox sandbox) {
    JsonNode seen =
        until(
            "case " + caseNumber + " to wait for somebody",
            () -> applicant.look(caseNumber),
            now -> !now.path("state").asText().matches("SUBMITTED|ACCEPTED|APPROVED"));
    switch (seen.path("state").asText()) {
      case "CORRECTION_REQUESTED" -> applicant.withdraw(caseNumber);
      case "IN_REVIEW" -> decide(caseNumber, turn % 2 == 0 ? "REJECT" : "APPROVE");
      case "SUSPENDED" -> answerFor(applicant, caseNumber, turn, sandbox);
      default -> {}
    }
  }

  private static void answerFor(Applicant applicant, String caseNumber, int turn, Sandbox sandbox) {
    // Who withdraws while the origin moves her out by itself would need a clerk.
    if (turn % 3 == 0 && sandbox.waitsForButton(applicant.name())) {
      applicant.withdraw(caseNumber);
    } else {
      sandbox.answerIfAsked(applicant.name(), turn % 3 == 1);
    }
    applicant.waitsForEnd(caseNumber);
  }

  private static void decide(String caseNumber, String decision) {
    TaskService tasks = RunningDemo.get().server().getBean(TaskService.class);
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult();
    tasks.complete(task.getId(), Map.of("decision", decision, "reasonCodes", "FALSE_STATEMENT"));
  }

  private static void collectPersonal() throws Exception {
    JsonNode people = yaml("/sandbox/people.yaml").path("people");
    for (JsonNode person : people) {
      if (person.path("role").asText().equals("applicant")) {
        PERSONAL.add(person.path("name").asText());
        PERSONAL.add(person.path("idNumber").asText());
        PERSONAL.add(person.path("mobile").asText());
      }
    }
    for (JsonNode household : yaml("/sandbox/registers.yaml").path("households")) {
      PERSONAL.add(household.path("address").asText());
      for (JsonNode member : household.path("members")) {
        PERSONAL.add(member.path("name").asText());
        PERSONAL.add(member.path("idNumber").asText());
      }
    }
    PERSONAL.add("13900001234");
    PERSONAL.remove("");
    assertThat(PERSONAL).hasSizeGreaterThan(120);
  }

  private static JsonNode yaml(String resource) throws Exception {
    try (InputStream file = PrivacyIT.class.getResourceAsStream(resource)) {
      return new YAMLMapper().readTree(file);
    }
  }

  @Test
  void noTableOfTheEngineHoldsAnythingOfAPerson() {
    DatabaseDump dump = DatabaseDump.of(RunningDemo.get().server());
    assertThat(dump.tables()).filteredOn(table -> table.startsWith("ACT_")).hasSizeGreaterThan(40);
    assertThat(dump.rows("ACT_HI_ACTINST")).isGreaterThan(300);

    assertThat(dump.placesOf(PERSONAL)).isEmpty();
  }

  @Test
  void noLineOfTheLogHoldsAnythingOfAPerson() {
    assertThat(LOG.lines()).as("the log was listened to").isNotEmpty();
    assertThat(LOG.lines())
        .filteredOn(line -> PERSONAL.stream().anyMatch(line::contains))
        .isEmpty();
  }

  @Test
  void noMetricHoldsAnythingOfAPersonOrCase() {
    TestBrowser operator = TestBrowser.of(RunningDemo.get().serverUrl()).signIn("hanyun");
    String server = Scrape.of(operator, "/actuator/prometheus").text();
    String worker = Scrape.of(TestBrowser.of(RunningDemo.workerUrl()), "/metrics").text();

    assertThat(server).contains("onething_journal_call_seconds_count");
    assertThat(worker).contains("onething_department_call_seconds_count");
    for (String metrics : List.of(server, worker)) {
      assertThat(PERSONAL).filteredOn(metrics::contains).isEmpty();
      assertThat(metrics).doesNotContainPattern("OT\\d{8}-|[0-9a-f]{8}-[0-9a-f]{4}-");
    }
  }

  @Test
  void theDumpFindsWhatItLooksFor() {
    DatabaseDump dump = DatabaseDump.of(RunningDemo.get().server());
    assertThat(dump.placesOf(Set.of("Task_HrssReview")))
        .anyMatch(place -> place.startsWith("ACT_HI_ACTINST.ACT_ID_"))
        .anyMatch(place -> place.startsWith("ACT_GE_BYTEARRAY.BYTES_"));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static final class LogLines extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + trace);
    }

    List<String> lines() {
      return List.copyOf(lines);
    }
  }
}
