package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseState;
import io.onething.testing.OpenCases;
import io.onething.testing.TestBrowser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case goes to the office of its place, and to nobody else. */
class OfficesIT extends Scenarios {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private final List<DrivenCase> begun = new ArrayList<>();

  @AfterEach
  void withdrawAll() {
    begun.stream().filter(each -> !each.file().isClosed()).forEach(DrivenCase::withdraw);
  }

  @Test
  void aClerkOfOneSchoolDoesNotSeeTheTaskOfAnother() {
    DrivenCase keyuan = reviewedAt("KEYUAN");
    DrivenCase haiwan = reviewedAt("HAIWAN");
    assertThat(groups(keyuan)).containsExactly("schools-keyuan-clerks");
    assertThat(groups(haiwan)).containsExactly("schools-haiwan-clerks");

    TestBrowser fangli = tasklist("fangli");

    String own = task(keyuan).getId();
    String others = task(haiwan).getId();
    assertThat(fangli.get(ENGINE + "/task/" + own).statusCode()).isEqualTo(200);
    assertThat(fangli.get("/api/tasks/" + own + "/case-sheet").statusCode()).isEqualTo(200);
    assertThat(fangli.get(ENGINE + "/task/" + others).statusCode()).isIn(403, 404);
    assertThat(fangli.get("/api/tasks/" + others + "/case-sheet").statusCode()).isEqualTo(404);
    assertThat(
            fangli
                .post(ENGINE + "/task/" + others + "/claim", "{\"userId\":\"fangli\"}")
                .statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(fangli.get(ENGINE + "/task?maxResults=2000").body())
        .contains(own)
        .doesNotContain(others);
    assertThat(tasklist("tanhai").get(ENGINE + "/task?maxResults=2000").body())
        .contains(others)
        .doesNotContain(own);
  }

  @Test
  void itFollowsWhatTheGuardianCorrects() {
    DrivenCase moved =
        reviewedAt("KEYUAN")
            .clerk(
                "Task_SchoolReview", "schoolDecision", "RETURN", "correctionItems", "WRONG_SCHOOL")
            .correct("firstChoiceSchool", "XINAN");

    assertThat(groups(moved)).containsExactly("schools-xinan-clerks");
  }

  @Test
  void withoutAChoiceItIsTheSchoolOfTheDistrict() {
    assertThat(groups(reviewedAt(null))).containsExactly("schools-xinan-clerks");
  }

  @Test
  void aPlaceThatNoOfficeServesGoesToTheNamedGroupAndIsToldToSupervisors() {
    DrivenCase nowhere = reviewedAt("ELSEWHERE");

    assertCase(nowhere).waits(CaseState.IN_REVIEW, "Task_SchoolReview");
    assertThat(groups(nowhere)).containsExactly("education-bureau-clerks");
    assertThat(told(nowhere)).containsExactly("NO_OFFICE supervisors");
    assertThat(tasklist("zhoujie").get("/api/supervision").body())
        .contains("办件" + nowhere.caseNumber() + "所属地区没有对应的学校招生审核办理机构，已转由深圳市教育局经办人办理");
    assertThat(OpenCases.stuckAt(ProcessWorld.context()))
        .noneMatch(stuck -> stuck.contains(nowhere.caseNumber()));
  }

  @Test
  void whoIsLateIsToldAtTheOfficeThatHasTheCase() {
    DrivenCase late = reviewedAt("KEYUAN");

    late.at("2026-03-20T17:00").climb();

    assertThat(told(late))
        .isNotEmpty()
        .contains("CLOCK_UP schools-keyuan-clerks")
        .noneMatch(row -> row.endsWith(" schools-clerks"));
  }

  /** A case that the school has to look at, since the home's seat is used. */
  private DrivenCase reviewedAt(String school) {
    DepartmentScript script = DepartmentScript.blank();
    script.flags("police.household", Map.of("hukouCheck", "LOCAL", "permitCheck", "NONE"));
    script.fact("police.household", "hukouArea", "BAOAN_XINAN");
    script.flags("housing.home", Map.of("homeCheck", "SEAT_USED"));
    script.fact("housing.home", "homeArea", "BAOAN_XINAN");
    script.flags("insurance.contributions", Map.of("insuranceCheck", "MATCH"));
    script.flags("schooling.enrolled", Map.of("enrolmentCheck", "CLEAR"));
    script.flags("health.vaccination", Map.of("vaccinationCheck", "COMPLETE"));
    script.flags("tax.contract", Map.of("contractCheck", "NONE"));
    DrivenCase applying =
        new DrivenCase("school-enrollment", script)
            .typing("childName", "测试学生")
            .typing("childIdNumber", "440305202003182424")
            .typing("mobile", "13800000000")
            .typing("season", "2026-primary")
            .typing("batch", 1);
    if (school != null) {
      applying.typing("firstChoiceSchool", school);
    }
    begun.add(applying);
    return applying.submit();
  }

  private static Task task(DrivenCase driven) {
    return ProcessWorld.bean(TaskService.class)
        .createTaskQuery()
        .processInstanceBusinessKey(driven.caseNumber())
        .singleResult();
  }

  private static List<String> groups(DrivenCase driven) {
    return ProcessWorld.bean(TaskService.class)
        .getIdentityLinksForTask(task(driven).getId())
        .stream()
        .map(IdentityLink::getGroupId)
        .toList();
  }

  private static List<String> told(DrivenCase driven) {
    return ProcessWorld.bean(JdbcClient.class)
        .sql(
            "SELECT CONCAT(message, ' ', recipient) FROM outbox WHERE case_id = ? AND audience = 'STAFF' ORDER BY id")
        .param(driven.id().toString())
        .query(String.class)
        .list();
  }

  private static TestBrowser tasklist(String subject) {
    TestBrowser browser = ProcessWorld.browser().signIn(subject);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    return browser;
  }
}
