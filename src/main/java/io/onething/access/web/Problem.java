package io.onething.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A refusal as RFC 9457 has it.
 *
 * @param title what is wrong, in the reader's language
 * @param code the stable code of the catalogue of errors
 * @param errors the fields at fault
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String instance,
    String code,
    List<FieldFault> errors) {

  static Problem of(
      HttpServletRequest request,
      ErrorCode code,
      int status,
      @Nullable String detail,
      List<FieldFault> errors) {
    return new Problem(
        "urn:onething:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        code.title().in(language(request)),
        status,
        detail,
        String.valueOf(request.getRequestURI()),
        code.name(),
        errors);
  }

  /** Chinese unless the reader asks for another language first. */
  static Locale language(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Locale.CHINESE
        : request.getLocale();
  }
}
