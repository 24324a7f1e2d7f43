package io.onething.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.departments.DepartmentFiles;
import io.onething.sandbox.identity.People;
import io.onething.sandbox.identity.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the demo's cases go, and that somebody is there. */
class ShippedOrganisationTest {

  private static Organisation organisation;
  private static DataFiles files;

  @BeforeAll
  static void read() throws IOException {
    files = new DataFiles(DataFiles.DEFAULT_LOCATION);
    organisation =
        OrganisationFile.read(
                files.find(OrganisationFile.PATH).orElseThrow(),
                OrganisationFile.departments(files),
                new ArrayList<>())
            .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "police-sz, 广东省深圳市南山区粤海街道科苑路15号2栋804, police-nanshan",
    "police-sz, 广东省深圳市福田区莲花路12号4栋101, police-futian",
    "police-sz, 广东省深圳市龙岗区龙城街道龙翔大道2188号, police-shenzhen",
    "police-sz, 江西省南昌市东湖区民德路398号, ",
    "notary, 深圳市福田区香蜜湖街道侨香路3085号香榭里花园5栋802, notary-futian",
    "notary, 深圳市宝安区新安街道前进一路269号泰安花园7栋401, notary-nanshan",
    "registry, 深圳市盐田区海山街道深盐路2128号海涛阁1栋605, registry-futian",
  })
  void anAddressGoesToTheOfficeOfItsDistrict(String department, String address, String office) {
    assertThat(new OfficeIndex(organisation).atAddress(department, address).orElse(null))
        .isEqualTo(office);
  }

  @Test
  void aHouseholdThatNobodyKnowsGoesToTheCitysDesk() {
    assertThat(new OfficeIndex(organisation).inRegion("police-sz", "440300"))
        .contains("police-shenzhen");
  }

  @Test
  void somebodyOfTheDemoIsInEachGroup() {
    Set<String> groups = new TreeSet<>(organisation.fallbacks().values());
    organisation
        .offices()
        .values()
        .forEach(
            office -> {
              groups.add(office.group());
              if (office.heads() != null) {
                groups.add(office.heads());
              }
            });
    groups.addAll(organisation.groups().keySet());
    assertThat(
            People.read().all().stream()
                .map(Person::groups)
                .flatMap(java.util.List::stream)
                .collect(Collectors.toSet()))
        .containsAll(groups);
  }

  @Test
  void groupsAndSchoolsHaveNames() throws IOException {
    GroupNames names = new GroupNames(organisation, DepartmentFiles.read(files));
    assertThat(names.of("schools-keyuan-clerks"))
        .get()
        .extracting("zh")
        .asString()
        .endsWith("招生办公室经办人");
    assertThat(names.of("education-bureau-section-heads"))
        .get()
        .extracting("zh")
        .asString()
        .endsWith("科室负责人");
    assertThat(names.of("fallback-desk")).get().extracting("en").isEqualTo("Fallback desk");
    assertThat(names.of("centre-directors")).isPresent();
    assertThat(names.of("nobody-clerks")).isEmpty();
    PlaceNames places =
        new PlaceNames(
            java.util.List.of(
                Catalogs.read(
                    Files.readString(Path.of("processes/school-enrollment/bundle.yaml")))));
    assertThat(places.of("schools", "KEYUAN"))
        .get()
        .extracting("en")
        .isEqualTo("Keyuan Primary School");
    assertThat(places.of("registry", "KEYUAN")).isEmpty();
  }
}
