package io.onething.documents;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Public: whether a document is genuine, by the code printed on it. */
@RestController
class VerificationController {

  private final Verifications verifications;

  VerificationController(Verifications verifications) {
    this.verifications = verifications;
  }

  @GetMapping("/api/verifications/{code}")
  ResponseEntity<Verifications.Verification> verify(
      @PathVariable("code") String code, HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(verifications.verify(code, request.getRemoteAddr()));
  }
}
