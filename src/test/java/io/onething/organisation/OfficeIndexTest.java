package io.onething.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFile;
import io.onething.catalog.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeIndexTest {

  private static final OfficeIndex OFFICES =
      new OfficeIndex(
          YamlFiles.read(
                  new DataFile(
                      "organisation/organisation.yaml",
                      """
                      regions:
                        '440000': {names: {zh: 广东省, en: Guangdong}}
                        '440300': {names: {zh: 深圳市, en: Shenzhen}}
                        '440305': {names: {zh: 南山区, en: Nanshan}}
                        '440306': {names: {zh: 宝安区, en: Bao'an}}
                        '320106': {names: {zh: 鼓楼区, en: Gulou in Nanjing}}
                        '350102': {names: {zh: 鼓楼区, en: Gulou in Fuzhou}}
                      offices:
                        centre:
                          {department: registry, names: {zh: 中心, en: Centre}, region: '440300', group: centre,
                           serves: {regions: ['440300']}}
                        nanshan:
                          {department: registry, names: {zh: 南山, en: Nanshan}, region: '440305', group: nanshan,
                           serves: {regions: ['440305']}}
                        shekou:
                          {department: registry, names: {zh: 蛇口, en: Shekou}, region: '440305', group: shekou,
                           serves: {addresses: [深圳市南山区招商街道, 广东省深圳市南山区招商街道], regions: ['320106']}}
                        school:
                          {department: schools, names: {zh: 学校, en: School}, region: '440305', group: school,
                           serves: {places: [KEYUAN]}}
                      """
                          .getBytes(StandardCharsets.UTF_8)),
                  Organisation.class,
                  new ArrayList<>())
              .orElseThrow());

  @Test
  void aPlaceBelongsToOneOfficeOfItsDepartment() {
    assertThat(OFFICES.atPlace("schools", "KEYUAN")).contains("school");
    assertThat(OFFICES.atPlace("schools", "HAIWAN")).isEmpty();
    assertThat(OFFICES.atPlace("registry", "KEYUAN")).isEmpty();
    assertThat(OFFICES.atPlace("tax", "KEYUAN")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "440305, nanshan",
    "440306, centre",
    "440300, centre",
    "440000, ",
    "510104, ",
    "南山区, ",
    "44, "
  })
  void aRegionBelongsToTheNarrowestAroundIt(String code, String office) {
    assertThat(OFFICES.inRegion("registry", code).orElse(null)).isEqualTo(office);
  }

  @ParameterizedTest
  @CsvSource({
    "广东省深圳市南山区粤海街道科苑路15号, nanshan",
    "深圳市南山区粤海街道科苑路15号, nanshan",
    "南山区粤海街道科苑路15号, nanshan",
    "'深圳市 南山区 招商街道望海路1098号', shekou",
    "广东省深圳市南山区招商街道望海路１０９８号, shekou",
    "深圳市宝安区新安街道, centre",
    "深圳市大鹏新区葵涌街道, centre",
    "鼓楼区中山路1号, ",
    "湖南省岳阳市岳阳楼区, ",
    "'', "
  })
  void anAddressGoesByHowItBegins(String address, String office) {
    assertThat(OFFICES.atAddress("registry", address).orElse(null)).isEqualTo(office);
  }
}
