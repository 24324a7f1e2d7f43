package io.onething.access.web;

import io.onething.shared.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that one reader would take for another path than the next: Camunda's webapp
 * answers {@code //other.example/../camunda/app} with a redirect to another host, and path
 * parameters hide a path from security chains.
 */
class AddressCheck extends OncePerRequestFilter {

  private static final Pattern AMBIGUOUS =
      Pattern.compile("^//|[;\\\\\\p{Cntrl}]|//|(^|/)\\.\\.?(/|$)|%(2f|5c|3b|00|2e%2e|0a|0d|25)");

  private final ProblemAnswers problems;

  AddressCheck(ProblemAnswers problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isAmbiguous(request.getRequestURI())) {
      problems.refuse(
          request,
          response,
          ErrorCode.MALFORMED_REQUEST,
          "The address is ambiguous; expected a plain path without '//', ';', '\\' or '..'");
    } else {
      chain.doFilter(request, response);
    }
  }

  static boolean isAmbiguous(String address) {
    return AMBIGUOUS.matcher(address.toLowerCase(Locale.ROOT)).find();
  }
}
