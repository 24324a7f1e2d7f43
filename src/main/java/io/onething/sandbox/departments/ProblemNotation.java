package io.onething.sandbox.departments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Problems in the language of the department that was called: JSON, or XML (both RFC 9457). */
@Component
class ProblemNotation {

  private static final String NAMESPACE = "urn:ietf:rfc:7807";

  private final ObjectMapper json;

  ProblemNotation(ObjectMapper json) {
    this.json = json;
  }

  ResponseEntity<Object> answer(HttpServletRequest request, ProblemDetail problem) {
    boolean xml = speaksXml(request);
    return ResponseEntity.status(problem.getStatus())
        .contentType(xml ? MediaType.APPLICATION_PROBLEM_XML : MediaType.APPLICATION_PROBLEM_JSON)
        .body(written(problem, xml));
  }

  /** The same, for what is refused before a controller sees it. */
  void send(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    ResponseEntity<Object> answer = answer(request, problem);
    response.setStatus(problem.getStatus());
    response.setContentType(String.valueOf(answer.getHeaders().getContentType()));
    response.getOutputStream().write(written(problem, speaksXml(request)));
  }

  private static boolean speaksXml(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed == null ? request.getServletPath() : failed.toString();
    return Department.called(path).filter(Department::speaksXml).isPresent();
  }

  private byte[] written(ProblemDetail problem, boolean xml) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("title", problem.getTitle());
    members.put("status", problem.getStatus());
    members.put("detail", problem.getDetail());
    if (problem.getProperties() != null) {
      members.putAll(problem.getProperties());
    }
    members.values().removeIf(value -> value == null);
    if (xml) {
      return PlainXml.write(NAMESPACE, "problem", members);
    }
    try {
      return json.writeValueAsBytes(members);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A problem could not be written", impossible);
    }
  }
}
