package io.onething.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfficeRuleCheckTest {

  @Test
  void everyFaultIsSaidAtOnce() {
    assertThat(
            faults(
                """
                bundle: trial
                fields:
                  school: {names: {zh: 学校, en: School}, type: code, source: applicant}
                offices:
                  right: {department: schools, place: '=if school = null then "A" else school'}
                  Wrong: {department: school, place: =school, region: =school}
                  none: {department: schools}
                  plain: {department: schools, place: school}
                  unknown: {department: schools, address: =address}
                  broken: {department: schools, region: =school +}
                """))
        .containsExactly(
            "offices.Wrong: not an id",
            "offices.Wrong.department: unknown department 'school'",
            "offices.none: found by nothing",
            "offices.plain.place: does not begin with =",
            "offices.unknown.address: unknown names [address]",
            "offices.broken.region: no FEEL: line 1, column 10, at the end");
  }

  private static List<String> faults(String text) {
    Bundle bundle =
        YamlFiles.read(
                new DataFile("processes/trial/bundle.yaml", text.getBytes(StandardCharsets.UTF_8)),
                Bundle.class,
                new ArrayList<>())
            .orElseThrow();
    List<Fault> faults = new ArrayList<>();
    new OfficeRuleCheck(bundle, Set.of("schools"), faults).check();
    return faults.stream().map(fault -> fault.path() + ": " + fault.problem()).toList();
  }
}
