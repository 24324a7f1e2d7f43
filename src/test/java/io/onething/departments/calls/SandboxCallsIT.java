package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.sandbox.SandboxFixture;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped calls against the demo's departments: one case up to the move-out, and everything
 * undone again.
 */
class SandboxCallsIT {
  private static final DepartmentFiles FILES =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION));
  private static SandboxFixture sandbox;

  private final Map<String, Object> facts = new HashMap<>();
  private final Map<String, String> flags = new HashMap<>();

  @BeforeAll
  static void start() {
    sandbox = SandboxFixture.start(URI.create("http://localhost:9"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void carriesACaseToTheMoveOutAndBack() throws Exception {
    facts.put("applicantName", "李文");
    facts.put("idNumber", "430602200403164627");
    facts.put("talentCategory", "FRESH_GRADUATE");
    facts.put("propertyCertNo", "粤(2026)深圳市不动产权第0012345号");
    for (String topic :
        new String[] {
          "police.identity",
          "education.degree",
          "civil.marital",
          "insurance.contributions",
          "health.birth",
          "housing.property"
        }) {
      assertThat(call(topic)).as(topic).isInstanceOf(CallOutcome.Completed.class);
    }
    assertThat(flags)
        .containsEntry("identityCheck", "MATCH")
        .containsEntry("degreeCheck", "MATCH")
        .containsEntry("maritalCheck", "MATCH")
        .containsEntry("birthCheck", "MATCH")
        .containsEntry("propertyCheck", "NOT_OWNER")
        .containsKey("insuranceCheck");
    assertThat(facts)
        .containsEntry("namePinyin", "Li Wen")
        .containsEntry("ethnicity", "汉族")
        .containsKeys(
            "degreeLevel", "school", "maritalStatus", "hukouAddress", "householdChildren");

    for (String topic : new String[] {"hrss.result", "residency.quota-card", "police.permit"}) {
      assertThat(call(topic)).as(topic).isInstanceOf(CallOutcome.Completed.class);
    }
    assertThat(facts)
        .containsKeys(
            "resultNo",
            "quotaCardNo",
            "quotaCardIssuedOn",
            "quotaCardValidUntil",
            "permitNo",
            "permitValidUntil");
    assertThat(call("origin.move-out")).isInstanceOf(CallOutcome.Pending.class);
    assertThat(facts).containsKey("moveOutTicket");

    for (String topic :
        new String[] {
          "origin.cancel-move-out", "police.revoke-permit", "residency.void-card", "hrss.reopen"
        }) {
      assertThat(call(topic)).as(topic).isInstanceOf(CallOutcome.Completed.class);
    }
  }

  private static String setting(String department, String name) {
    return switch (name) {
      case "HOUSING_TOKEN_URL" -> sandbox.address("/departments/housing/token").toString();
      default ->
          name.endsWith("_URL")
              ? sandbox.address("/departments/" + department).toString()
              : SandboxFixture.departmentSecrets().get(name);
    };
  }

  private CallOutcome call(String topic) throws InterruptedException {
    Call call = FILES.call(topic);
    CaseTask task =
        new CaseTask(
            call.seen(facts),
            "key-of-" + topic,
            "RC1",
            "http://localhost:9/api/callbacks/police-origin",
            1,
            null);
    DepartmentCallers callers =
        new DepartmentCallers(
            "production", name -> setting(call.department(), name), Clock.systemUTC());
    try (DepartmentCaller caller = callers.open(FILES.department(call.department()))) {
      CallOutcome outcome = caller.call(call, task).result();
      if (outcome instanceof CallOutcome.Completed completed) {
        facts.putAll(completed.outcome().facts());
        flags.putAll(completed.outcome().flags());
      } else if (outcome instanceof CallOutcome.Pending pending) {
        facts.putAll(pending.outcome().facts());
      }
      return outcome;
    }
  }
}
