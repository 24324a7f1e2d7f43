package io.onething.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reader and schema say of a file of the organisation. */
class OrganisationFileTest {

  private static final Set<String> DEPARTMENTS = Set.of("schools", "registry");

  @Test
  void theShippedOneIsRightToBoth() throws IOException {
    DataFiles files = new DataFiles(DataFiles.DEFAULT_LOCATION);
    DataFile shipped = files.find(OrganisationFile.PATH).orElseThrow();
    List<Fault> faults = new ArrayList<>();

    assertThat(OrganisationFile.read(shipped, OrganisationFile.departments(files), faults))
        .isPresent();
    assertThat(faults).isEmpty();
    assertThat(schema().validate(yaml(shipped.text()))).isEmpty();
    assertThat(shipped.text())
        .startsWith("# yaml-language-server: $schema=organisation.schema.json\n");
  }

  @Test
  void everyFaultIsSaidAtOnce() {
    assertThat(
            faults(
                """
                regions:
                  '440305': {names: {zh: 南山区, en: Nanshan}}
                  nanshan: {names: {zh: 南山}}
                offices:
                  school-a:
                    department: schools
                    names: {zh: 甲校, en: A}
                    region: '440305'
                    group: role-operator
                    serves: {places: [A, B], regions: ['440306'], addresses: [深圳市 南山区]}
                  School_B:
                    department: school
                    names: {zh: 乙校, en: B}
                    group: b-clerks
                  school-c:
                    department: schools
                    names: {zh: 丙校, en: C}
                    region: '440305'
                    group: c-clerks
                    heads: c heads
                    serves: {places: [B], addresses: [深圳市南山区]}
                fallbacks:
                  registry: 登记中心
                standIns:
                  - {absent: wang, by: wang, from: 2026-12-05, to: 2026-12-01}
                  - {absent: li, by: zhao, from: 2026-12-01, to: 2026-12-31}
                  - {absent: zhao, by: wu, from: 2026-12-31, to: 2026-12-31}
                  - {absent: sun, from: 2026-12-31, to: 2026-12-31}
                """))
        .containsExactlyInAnyOrder(
            "regions.nanshan: not a code of a region",
            "regions.nanshan.names: is missing",
            "offices.school-a.group: 'role-operator' is no group",
            "offices.school-a.serves.regions: unknown region '440306'",
            "offices.School_B: not an id",
            "offices.School_B.department: unknown department 'school'",
            "offices.School_B.region: is missing",
            "offices.school-c.heads: 'c heads' is no group",
            "offices.school-c.serves.places: 'B' is also served by school-a",
            "offices.school-c.serves.addresses: '深圳市南山区' is also served by school-a",
            "fallbacks.registry: '登记中心' is no group",
            "fallbacks.school: is missing",
            "fallbacks.schools: is missing",
            "standIns[0].by: 'wang' stands in for herself",
            "standIns[0].to: 2026-12-01 is before from",
            "standIns[1].by: 'zhao' is away herself from 2026-12-31",
            "standIns[3].by: is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{offices: {a: {department: schools, names: {zh: 甲, en: A}, region: '440305', group: a, phones: '1'}}}",
        "{region: {}}",
        "{regions: {'4403': {names: {zh: 深圳, en: Shenzhen}}}}",
        "{regions: {'440300': {}}}",
        "{offices: {a: {department: schools, names: {zh: 甲, en: A}, region: '440305', group: camunda-admin}}}",
        "{fallbacks: {schools: role-clerk}}",
        "{standIns: [{absent: a, by: b, from: 2026-12-01}]}",
        "{standIns: [{absent: a, by: b, from: 2026-12-01, to: soon}]}"
      })
  void whatTheSchemaMarksTheReaderRefuses(String text) throws IOException {
    assertThat(faults(text)).isNotEmpty();
    assertThat(
            schema()
                .validate(
                    yaml(text),
                    context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .isNotEmpty();
  }

  @Test
  void theSchemaNamesTheKeysThatTheReaderKnows() throws IOException {
    JsonNode root =
        new JsonMapper().readTree(Path.of("organisation/organisation.schema.json").toFile());
    assertThat(keys(root)).isEqualTo(keys(Organisation.class));
    assertThat(keys(root.at("/$defs/region"))).isEqualTo(keys(Organisation.Region.class));
    assertThat(keys(root.at("/$defs/office"))).isEqualTo(keys(Organisation.Office.class));
    assertThat(keys(root.at("/$defs/office/properties/serves")))
        .isEqualTo(keys(Organisation.Serves.class));
    assertThat(keys(root.at("/$defs/standIn"))).isEqualTo(keys(Organisation.StandIn.class));
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new HashSet<>();
    object.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static Set<String> keys(Class<?> type) {
    Set<String> keys = new HashSet<>();
    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(keys::add);
    return keys;
  }

  private static List<String> faults(String text) {
    List<Fault> faults = new ArrayList<>();
    OrganisationFile.read(
        new DataFile(OrganisationFile.PATH, text.getBytes(StandardCharsets.UTF_8)),
        DEPARTMENTS,
        faults);
    return faults.stream().map(fault -> fault.path() + ": " + fault.problem()).toList();
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            new JsonMapper().readTree(Path.of("organisation/organisation.schema.json").toFile()));
  }

  private static JsonNode yaml(String text) {
    return YamlFiles.read(
            new DataFile("organisation/x.yaml", text.getBytes(StandardCharsets.UTF_8)),
            JsonNode.class,
            new ArrayList<>())
        .orElseThrow();
  }
}
