package io.onething.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private final People people = People.read();

  @Test
  void knowsSomebodyOfEveryRole() {
    assertThat(people.all())
        .extracting(Person::role)
        .contains("applicant", "clerk", "supervisor", "modeler", "operator");
  }

  @Test
  void knowsTheClerksByGroup() {
    Person zhangmin = people.bySubject("zhangmin").orElseThrow();
    assertThat(zhangmin.groups()).isEqualTo(List.of("hrss-clerks"));
    assertThat(zhangmin.department()).isEqualTo("hrss");
  }

  @Test
  void keepsRareCharactersAndMarkupAsTheyAre() {
    assertThat(people.bySubject("jitian").orElseThrow().name()).isEqualTo("𠮷田");
    assertThat(people.bySubject("imgonerror").orElseThrow().name())
        .isEqualTo("<img src=x onerror=alert(1)>");
  }

  @Test
  void givesEveryApplicantWhatTheServerNeeds() {
    assertThat(people.all())
        .filteredOn(person -> person.role().equals("applicant"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            person -> {
              assertThat(person.idNumber()).matches("\\d{17}[0-9X]");
              assertThat(person.mobile()).matches("1[3-9]\\d{9}");
              assertThat(person.branch()).isNotBlank();
            });
  }
}
