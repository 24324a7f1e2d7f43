package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.Degree;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Education: degrees from home and abroad. Some are found by the certificate's number alone. */
@Tag(name = "education")
@RestController
class DegreeOffice {

  private final Registers registers;
  private final Knobs.Board knobs;

  DegreeOffice(Registers registers, Knobs.Board knobs) {
    this.registers = registers;
    this.knobs = knobs;
  }

  @Operation(summary = "核验学历学位 Degree")
  @PostMapping("/departments/education/degrees/verify")
  FoundDegree verify(@RequestBody DegreeQuery query) {
    return find(registers.degrees(), query.idNumber(), query.degreeCertNo())
        .map(
            degree ->
                new FoundDegree(
                    true,
                    query.idNumber(),
                    degree.degreeLevel(),
                    degree.school(),
                    degree.major(),
                    degree.certificateNo(),
                    degree.graduationDate()))
        .orElse(new FoundDegree(false, query.idNumber(), null, null, null, null, null));
  }

  @Operation(summary = "核验国（境）外学历学位认证 Foreign degree")
  @PostMapping("/departments/education/overseas-degrees/verify")
  FoundOverseasDegree verifyOverseas(@RequestBody OverseasDegreeQuery query) {
    return find(registers.overseasDegrees(), query.idNumber(), query.overseasCertNo())
        .map(
            degree ->
                new FoundOverseasDegree(
                    true,
                    query.idNumber(),
                    degree.degreeLevel(),
                    degree.school(),
                    degree.major(),
                    degree.certificateNo(),
                    degree.graduationDate()))
        .orElse(new FoundOverseasDegree(false, query.idNumber(), null, null, null, null, null));
  }

  private Optional<Degree> find(List<Degree> degrees, String idNumber, @Nullable String typed) {
    if (knobs.of(Department.EDUCATION).refuse()) {
      return Optional.empty();
    }
    return degrees.stream()
        .filter(degree -> degree.idNumber().equals(idNumber))
        .filter(degree -> !degree.onlyByNumber() || degree.certificateNo().equals(typed))
        .findFirst();
  }

  record DegreeQuery(String name, String idNumber, @Nullable String degreeCertNo) {

    DegreeQuery {
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      degreeCertNo = Input.optional("degreeCertNo", degreeCertNo);
    }
  }

  record OverseasDegreeQuery(String name, String idNumber, @Nullable String overseasCertNo) {

    OverseasDegreeQuery {
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      overseasCertNo = Input.optional("overseasCertNo", overseasCertNo);
    }
  }

  record FoundDegree(
      boolean found,
      String idNumber,
      @Nullable String degreeLevel,
      @Nullable String school,
      @Nullable String major,
      @Nullable String degreeCertNo,
      @Nullable LocalDate graduationDate) {}

  record FoundOverseasDegree(
      boolean found,
      String idNumber,
      @Nullable String degreeLevel,
      @Nullable String school,
      @Nullable String major,
      @Nullable String overseasCertNo,
      @Nullable LocalDate graduationDate) {}
}
