package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Education bureau: the school roll. Health: what a pupil has been vaccinated against. */
@Tag(name = "education-bureau")
@RestController
class SchoolRollOffice {

  private static final String KIND = "student";

  private final Registers registers;
  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  SchoolRollOffice(Registers registers, Ledgers ledgers, Knobs.Board knobs) {
    this.registers = registers;
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(summary = "查询学籍与重复报名 School roll and other applications")
  @PostMapping("/departments/education-bureau/students/query")
  Status status(@RequestBody PersonQuery query) {
    if (knobs.of(Department.EDUCATION_BUREAU).refuse()) {
      return new Status(query.idNumber(), "ENROLLED", "沙箱小学");
    }
    return registers.students().stream()
        .filter(student -> student.idNumber().equals(query.idNumber()))
        .findFirst()
        .map(student -> new Status(query.idNumber(), student.status(), student.school()))
        .orElse(new Status(query.idNumber(), "NONE", null));
  }

  @Operation(summary = "建立学籍 Enter a child in the school roll")
  @Effect
  @PostMapping("/departments/education-bureau/students")
  ResponseEntity<Object> enter(
      @RequestHeader("Idempotency-Key") String key, @RequestBody Student request) {
    return ledgers.once(Department.EDUCATION_BUREAU, key, request, () -> entered(key, request));
  }

  @Operation(summary = "查询预防接种 Vaccination record", tags = "health")
  @PostMapping("/departments/health/vaccinations/query")
  Vaccinations vaccinations(@RequestBody PersonQuery query) {
    return registers.vaccinations().stream()
        .filter(record -> !knobs.of(Department.HEALTH).refuse())
        .filter(record -> record.idNumber().equals(query.idNumber()))
        .findFirst()
        .map(record -> new Vaccinations(query.idNumber(), true, record.missing()))
        .orElse(new Vaccinations(query.idNumber(), false, null));
  }

  private Answer entered(String key, Student request) {
    String studentNo = ledgers.number("XJ");
    ledgers
        .of(Department.EDUCATION_BUREAU)
        .enter(
            KIND,
            studentNo,
            key,
            LedgerRow.masked(request.name(), request.idNumber()),
            LedgerRow.ACTIVE);
    return Answer.created(Map.of("studentNo", studentNo));
  }

  record Student(String caseNumber, String name, String idNumber, String school) {

    Student {
      caseNumber = Input.text("caseNumber", caseNumber);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      school = Input.text("school", school);
    }
  }

  record Status(String idNumber, String status, @Nullable String school) {}

  record Vaccinations(String idNumber, boolean found, @Nullable List<String> missing) {}
}
