package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Real estate registry: transfers by succession, from the notary's deed to the certificate. */
@Tag(name = "registry")
@RestController
class RegistrationOffice {

  private static final String REGISTRATION = "registration";
  private static final String CERTIFICATE = "certificate";

  private final Ledgers ledgers;

  RegistrationOffice(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  @Operation(summary = "接收公证书并受理转移登记 Take the notarial deed, accept the transfer")
  @Effect
  @PostMapping("/departments/registry/registrations")
  ResponseEntity<Object> accept(
      @RequestHeader("Idempotency-Key") String key, @RequestBody Registration request) {
    return ledgers.once(Department.REGISTRY, key, request, () -> accepted(key, request));
  }

  @Operation(summary = "撤回转移登记申请 Take the application for registration back")
  @Effect
  @PostMapping("/departments/registry/registrations/{registrationNo}/cancel")
  ResponseEntity<Object> cancel(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String registrationNo) {
    return ledgers.undo(
        Department.REGISTRY,
        key,
        new Ledgers.Undo(
            REGISTRATION,
            registrationNo,
            "CANCELLED",
            Map.of("registrationNo", registrationNo, "cancelled", true)));
  }

  @Operation(summary = "缮证 Make the certificate of an entered transfer")
  @Effect
  @PostMapping("/departments/registry/registrations/{registrationNo}/certificate")
  ResponseEntity<Object> certify(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String registrationNo) {
    return ledgers.once(
        Department.REGISTRY, key, registrationNo, () -> certified(key, registrationNo));
  }

  private Answer accepted(String key, Registration request) {
    String registrationNo = ledgers.number("DJ");
    ledgers
        .of(Department.REGISTRY)
        .enter(
            REGISTRATION,
            registrationNo,
            key,
            LedgerRow.masked(request.name(), request.idNumber()),
            LedgerRow.ACTIVE);
    return Answer.created(Map.of("registrationNo", registrationNo, "acceptedOn", ledgers.today()));
  }

  private Answer certified(String key, String registrationNo) {
    String number = ledgers.number("").substring(9);
    String certificateNo = "粤(" + ledgers.today().getYear() + ")深圳市不动产权第" + number + "号";
    ledgers
        .of(Department.REGISTRY)
        .enter(CERTIFICATE, certificateNo, key, registrationNo, LedgerRow.ACTIVE);
    return Answer.created(
        Map.of(
            "registrationNo",
            registrationNo,
            "certificateNo",
            certificateNo,
            "registeredOn",
            ledgers.today()));
  }

  /**
   * @param owners who inherits; their shares come to 100
   */
  record Registration(
      String caseNumber, String propertyCertNo, String name, String idNumber, List<Owner> owners) {

    Registration {
      owners = owners == null ? List.of() : List.copyOf(owners);
      caseNumber = Input.text("caseNumber", caseNumber);
      propertyCertNo = Input.text("propertyCertNo", propertyCertNo);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
    }
  }

  /**
   * @param share in per cent
   */
  record Owner(String name, String idNumber, BigDecimal share) {

    Owner {
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
    }
  }
}
