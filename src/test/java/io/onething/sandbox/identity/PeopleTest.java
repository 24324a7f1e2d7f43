package io.onething.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.shared.Localized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {

  private final People people = People.read();

  @TempDir Path folder;

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
  void proposesWhatToTryInBothLanguages() {
    assertThat(people.tries())
        .isNotEmpty()
        .allSatisfy(
            step -> {
              assertThat(step.zh()).isNotBlank();
              assertThat(step.en()).isNotBlank();
            });
  }

  @Test
  void putsThePeopleOfTheBundlesThatAreTriedFirst() throws IOException {
    write(
        """
        tries:
          - {zh: 试一试, en: Try it}
        people:
          - {subject: xiaofang, name: 小方, nameEn: Xiao Fang, role: clerk, groups: [fire-clerks], department: fire, hint: {zh: 消防, en: Fire}, home: /}
        """);
    People both = People.read(folder.toUri().toString());

    assertThat(both.all().getFirst().groups()).containsExactly("fire-clerks");
    assertThat(both.all()).hasSize(people.all().size() + 1);
    assertThat(both.tries()).containsExactly(new Localized("试一试", "Try it"));
  }

  @Test
  void refusesAPersonWhoIsThereAlreadyAndKeysThatNobodyKnows() throws IOException {
    write(
        "people: [{subject: liwen, name: a, nameEn: a, role: clerk, hint: {zh: a, en: a}, home: /}]");
    assertThatThrownBy(() -> People.read(folder.toUri().toString()))
        .hasMessageContaining("subject liwen stands twice");
    write("persons: []");
    assertThatThrownBy(() -> People.read(folder.toUri().toString()))
        .hasMessageContaining("unknown key 'persons'");
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

  private void write(String content) throws IOException {
    Path file = folder.resolve("sandbox/people.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
