package io.onething.clerks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onething.shared.Codes;
import io.onething.shared.RequestWithBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes several options of a form (its checklists and tag lists) as codes with commas between them,
 * as the house keeps them. Tasklist sends them as JSON of the type that the variable of this name
 * had before: of the type {@code String} where it held a code, and of the type {@code Null} where
 * it was empty, by which the engine would forget the choice.
 */
class ChosenCodes extends OncePerRequestFilter {

  private static final List<PathPatternRequestMatcher> COMPLETIONS =
      List.of(completion("submit-form"), completion("complete"));

  private final ObjectMapper json;

  ChosenCodes(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return COMPLETIONS.stream().noneMatch(each -> each.matches(request));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readAllBytes();
    chain.doFilter(new RequestWithBody(request, withCodes(body)), response);
  }

  /** What is no JSON the engine refuses in its own words. */
  private byte[] withCodes(byte[] body) throws IOException {
    JsonNode sent;
    try {
      sent = json.readTree(body);
    } catch (JsonProcessingException malformed) {
      return body;
    }
    boolean changed = false;
    for (JsonNode variable : sent.path("variables")) {
      Optional<String> codes = codes(variable.path("value").asText());
      if (codes.isPresent() && variable instanceof ObjectNode object) {
        object.put("value", codes.get()).put("type", "String").remove("valueInfo");
        changed = true;
      }
    }
    return changed ? json.writeValueAsBytes(sent) : body;
  }

  /** The codes of a JSON list of nothing but codes. */
  private Optional<String> codes(String value) {
    if (!value.startsWith("[")) {
      return Optional.empty();
    }
    try {
      List<String> codes = new ArrayList<>();
      for (JsonNode code : json.readTree(value)) {
        if (!code.isTextual() || !Codes.isCode(code.asText())) {
          return Optional.empty();
        }
        codes.add(code.asText());
      }
      return Optional.of(String.join(",", codes));
    } catch (JsonProcessingException noList) {
      return Optional.empty();
    }
  }

  private static PathPatternRequestMatcher completion(String act) {
    return PathPatternRequestMatcher.withDefaults()
        .matcher(HttpMethod.POST, "/camunda/api/engine/engine/{engine}/task/{task}/" + act);
  }
}
