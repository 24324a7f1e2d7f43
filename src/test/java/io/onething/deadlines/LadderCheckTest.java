package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderCheckTest {

  @Test
  void acceptsALadderThatSeveralClocksName() {
    assertThat(
            faults(
                """
                clocks:
                  case: {limit: 20wd, ladder: department}
                  review: {limit: 5wd, ladder: department}
                  minutes: {limit: 10min, ladder: instant}
                ladders:
                  department:
                    - {at: 50%, notify: [handler]}
                    - {at: 75%, notify: [handler, section-head]}
                    - {at: 1wd left, notify: [deputy-leader]}
                    - {at: due, raise: centre-director, order: {answerWithin: 1wd}}
                    - {at: each day overdue, notify: [lead-department], penalty: {amount: 500, most: 8000}}
                    - {at: expected end, notify: [handler]}
                    - {at: each day past expected end, notify: [handler]}
                  instant:
                    - {at: 5min left, notify: [handler]}
                    - {at: due, notify: [handler]}
                """))
        .isEmpty();
  }

  @Test
  void saysAllFaultsAtOnceEachWithItsPlace() {
    assertThat(
            faults(
                """
                clocks:
                  case: {limit: 20wd, ladder: departement}
                  review: {limit: 1wd, ladder: department}
                  minutes: {limit: 10min, ladder: department}
                  opinion: {limit: 3wd, tacit: {step: ' ', followUpWithin: soon}}
                ladders:
                  empty: []
                  unused: [{at: due, notify: [handler]}]
                  department:
                    - {at: half, notify: [handler]}
                    - {at: 1wd left, notify: [handler]}
                    - {at: 1wd left}
                    - {at: due, order: {answerWithin: tomorrow}}
                    - {at: 100%, penalty: {amount: 500.005, most: 100}}
                    - {at: 50%, penalty: {amount: 500, most: 100}}
                """))
        .containsExactlyInAnyOrder(
            "ladders.empty: has no rungs, expected at least one, as in {at: due, notify: [handler]}",
            "ladders.unused: is named by no clock, expected a clock with ladder: unused",
            "ladders.department[0].at: 'half', expected " + RungPoint.EXPECTED,
            "ladders.department[2].at: '1wd left' stands twice, expected each point once",
            "ladders.department[2]: does nothing, expected notify, raise, order or penalty",
            "ladders.department[3].order.answerWithin: 'tomorrow', expected as in 1wd, 2d or 24h",
            "ladders.department[4].at: '100%', expected " + RungPoint.EXPECTED,
            "ladders.department[4].penalty.amount: '500.005', expected yuan above 0, with two decimals at most, as in 500",
            "ladders.department[5].penalty.most: '100' is less than the amount, expected at least 500",
            "clocks.case.ladder: unknown ladder 'departement', expected one of [department, empty, unused]",
            "clocks.review.ladder: ladder 'department' has '1wd left', expected less than the clock's limit of 1wd",
            "clocks.review.ladder: ladder 'department' has '1wd left', expected less than the clock's limit of 1wd",
            "clocks.minutes.ladder: ladder 'department' has '1wd left', expected less than the clock's limit of 10min",
            "clocks.minutes.ladder: ladder 'department' has '1wd left', expected less than the clock's limit of 10min",
            "clocks.opinion.tacit.step: is missing, expected the id of the service task that asks",
            "clocks.opinion.tacit.basis: is missing, expected the rule by which silence counts as consent",
            "clocks.opinion.tacit.answer: is missing, expected the flags that the step ends with",
            "clocks.opinion.tacit.followUpWithin: 'soon', expected as in 1wd, 2d or 24h");
  }

  @Test
  void namesWhoCanBeTold() {
    List<Fault> faults = new ArrayList<>();
    read(
        """
        clocks:
          case: {limit: 20wd, ladder: department}
        ladders:
          department: [{at: due, notify: [boss]}]
        """,
        faults);
    assertThat(faults)
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.path()).isEqualTo("ladders.department[0].notify[0]");
              assertThat(fault.problem())
                  .contains(
                      "boss",
                      "handler",
                      "section-head",
                      "deputy-leader",
                      "lead-department",
                      "centre-director");
            });
  }

  private static List<String> faults(String yaml) {
    List<Fault> faults = new ArrayList<>();
    Bundle bundle = read(yaml, faults);
    assertThat(faults).isEmpty();
    String file = "processes/settle/bundle.yaml: ";
    return new LadderCheck()
        .faultsIn(new DataFiles(DataFiles.DEFAULT_LOCATION), List.of(bundle)).stream()
            .map(Fault::toString)
            .peek(fault -> assertThat(fault).startsWith(file))
            .map(fault -> fault.substring(file.length()))
            .toList();
  }

  private static Bundle read(String yaml, List<Fault> faults) {
    return YamlFiles.read(
            new DataFile(
                "processes/settle/bundle.yaml",
                ("bundle: settle\n" + yaml).getBytes(StandardCharsets.UTF_8)),
            Bundle.class,
            faults)
        .orElse(null);
  }
}
