package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What may come with a release beside the shipped departments. */
class CallReplacementTest {
  private static final DataFiles THERE = new DataFiles("file:./");

  @Test
  void anotherDepartmentDoesNotTakeATopicOver() {
    List<DataFile> sent = topicOfHrssUnder("aaa");

    assertThat(forbidden(sent))
        .containsExactly(
            "workers/aaa/hrss.result.yaml: department: 'hrss.result' belongs to hrss, expected a call of hrss, or a new topic");
    assertThat(forbidden(topicOfHrssUnder("zzz"))).as("whichever path comes first").hasSize(1);
  }

  /** A fault at "topic" of a file that was not sent is held for an unused call, and forgotten. */
  @Test
  void bothFilesOfOneTopicAreAtFaultAndNotAsUnused() {
    assertThat(DepartmentFiles.faultsIn(THERE.with(topicOfHrssUnder("aaa")), List.of()))
        .filteredOn(fault -> fault.problem().contains("is also a topic of"))
        .extracting(Fault::toString)
        .containsExactlyInAnyOrder(
            "workers/aaa/hrss.result.yaml: (file): is also a topic of hrss, expected a topic of its own",
            "workers/hrss/hrss.result.yaml: (file): is also a topic of aaa, expected a topic of its own");
  }

  @Test
  void aNewDepartmentComesWithSettingsOfItsOwn() {
    assertThat(forbidden(List.of(department("lottery", "${LOTTERY_URL}", "${LOTTERY_KEY}"))))
        .isEmpty();
  }

  @Test
  void aSettingIsSpeltAsItIsLookedUp() {
    for (String alias :
        List.of("${LOTTERY_A.KEY}", "${LOTTERY_a_KEY}", "${LOTTERY_A-KEY}", "${lottery_A_KEY}")) {
      assertThat(forbidden(List.of(department("lottery", "${LOTTERY_URL}", alias))))
          .as(alias)
          .singleElement()
          .asString()
          .contains("signIn.secret", "${LOTTERY_..} in capitals, digits and underscores");
    }
  }

  @Test
  void noIdBeginsAnotherOrIsBegunByIt() {
    for (String id : List.of("police", "police-sz-east")) {
      String prefix = id.toUpperCase(Locale.ROOT).replace('-', '_');
      assertThat(
              forbidden(List.of(department(id, "${" + prefix + "_URL}", "${" + prefix + "_OWN}"))))
          .as(id)
          .isNotEmpty()
          .allMatch(fault -> fault.contains("department: '" + id + "' is named like 'police-"));
    }
    assertThat(
            forbidden(List.of(department("police-szx", "${POLICE_SZX_URL}", "${POLICE_SZX_KEY}"))))
        .as("only whole words")
        .isEmpty();
  }

  @Test
  void anotherDepartmentsKeyIsNotReadByAnAlias() {
    assertThat(forbidden(List.of(department("police", "${POLICE_URL}", "${POLICE_SZ.KEY}"))))
        .anyMatch(fault -> fault.contains("signIn.secret: is not left to a setting"))
        .anyMatch(fault -> fault.contains("'police' is named like 'police-sz'"));
  }

  private static List<String> forbidden(List<DataFile> sent) {
    List<Fault> faults = new ArrayList<>();
    CallReplacement.check(DepartmentFiles.readable(THERE), THERE, sent, faults);
    return faults.stream().map(Fault::toString).toList();
  }

  private static List<DataFile> topicOfHrssUnder(String department) {
    String prefix = department.toUpperCase(Locale.ROOT);
    return List.of(
        department(department, "${" + prefix + "_URL}", "${" + prefix + "_KEY}"),
        new DataFile(
            "workers/" + department + "/hrss.result.yaml",
            THERE.find("workers/hrss/hrss.result.yaml").orElseThrow().content()));
  }

  private static DataFile department(String id, String address, String secret) {
    return new DataFile(
        "workers/" + id + "/department.yaml",
        """
        department: %s
        names: {zh: 新部门, en: New}
        baseUrl: %s
        signIn: {type: api-key, header: X-Api-Key, secret: '%s'}
        """
            .formatted(id, address, secret)
            .getBytes(StandardCharsets.UTF_8));
  }
}
