package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.sandbox.identity.People;
import io.onething.sandbox.identity.Person;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistersTest {

  private final Registers registers = Registers.read();
  private final List<Registers.Resident> residents =
      registers.households().stream().flatMap(household -> household.members().stream()).toList();
  private final Set<String> numbers =
      residents.stream().map(Registers.Resident::idNumber).collect(Collectors.toSet());

  @Test
  void holdsFortyPeopleAtLeastAndNobodyTwice() {
    assertThat(residents).hasSizeGreaterThanOrEqualTo(40);
    assertThat(numbers).hasSameSizeAs(residents);
  }

  @Test
  void everyCitizenNumberHasAValidCheckDigit() {
    assertThat(numbers).allMatch(CitizenNumber::isValid);
    assertThat(People.read().all())
        .extracting(Person::idNumber)
        .filteredOn(Objects::nonNull)
        .allMatch(CitizenNumber::isValid);
  }

  @Test
  void everyRecordBelongsToAResident() {
    Stream<String> referred =
        Stream.of(
                registers.degrees().stream().map(Registers.Degree::idNumber),
                registers.overseasDegrees().stream().map(Registers.Degree::idNumber),
                registers.marriages().stream().map(Registers.Marriage::idNumber),
                registers.marriages().stream()
                    .map(Registers.Marriage::spouse)
                    .filter(Objects::nonNull),
                registers.contributions().stream().map(Registers.Contribution::idNumber),
                registers.birthCertificates().stream().map(Registers.BirthCertificate::idNumber),
                registers.birthCertificates().stream()
                    .flatMap(certificate -> certificate.parents().stream()),
                registers.properties().stream().flatMap(property -> property.owners().stream()),
                registers.quotaCards().stream().map(Registers.QuotaCard::idNumber),
                registers.policeChecksFailed().stream(),
                registers.originAnswers().stream().map(Registers.OriginAnswer::idNumber))
            .flatMap(each -> each);
    assertThat(referred).isNotEmpty().allMatch(numbers::contains);
  }

  @Test
  void everyHouseholdHasOneHead() {
    assertThat(registers.households())
        .allSatisfy(
            household ->
                assertThat(household.members())
                    .filteredOn(member -> member.relation() == Registers.Relation.HEAD)
                    .hasSize(1));
  }

  @Test
  void applicantsAreRegisteredExceptTheOneWhoMustNotBe() {
    assertThat(People.read().all())
        .filteredOn(person -> person.idNumber() != null && !numbers.contains(person.idNumber()))
        .extracting(Person::branch)
        .containsExactly("IDENTITY_NOT_FOUND");
  }

  @Test
  void knowsTheCheckDigitsOfTheStandard() {
    assertThat(CitizenNumber.isValid("11010519491231002X")).isTrue();
    assertThat(CitizenNumber.isValid("440524188001010014")).isTrue();
    assertThat(CitizenNumber.isValid("110105194912310021")).isFalse();
    assertThat(CitizenNumber.isValid("11010520230230002X")).isFalse();
  }
}
