package io.onething.departments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Sample.Answered;
import io.onething.departments.Sample.Asked;
import io.onething.departments.Sample.LaterAnswer;
import io.onething.departments.Sample.OfCase;
import io.onething.departments.Sample.Reply;
import io.onething.departments.Sample.Silent;
import io.onething.departments.Sample.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sample of a call; what is wrong is added to the faults with its path.
 *
 * @param call the call that it is a sample of
 */
record SampleReader(Call call, List<Fault> faults) {
  private static final Set<String> KEYS =
      Set.of(
          "$schema",
          "about",
          "facts",
          "caseNumber",
          "deliveries",
          "cases",
          "check",
          "request",
          "response",
          "failure",
          "callback",
          "outcome");
  private static final Set<String> TURN_KEYS = Set.of("request", "response", "failure");
  private static final Set<String> FAILURES = Set.of("UNREACHABLE", "TIMED_OUT", "BROKEN");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Nullable Sample read(DataFile file) {
    YamlNode node = open(file);
    return node == null ? null : read(file, node);
  }

  private @Nullable YamlNode open(DataFile file) {
    try {
      JsonNode content = JSON.readTree(file.content());
      if (content.isObject()) {
        return new YamlNode(file.path(), "", content, faults);
      }
      faults.add(new Fault(file.path(), "(file)", "holds no keys", "an object"));
    } catch (JsonProcessingException malformed) {
      faults.add(
          new Fault(
              file.path(),
              "line " + malformed.getLocation().getLineNr(),
              malformed.getOriginalMessage(),
              "well-formed JSON"));
    } catch (IOException unreadable) {
      faults.add(new Fault(file.path(), "(file)", "cannot be read", "a JSON file"));
    }
    return null;
  }

  private @Nullable Sample read(DataFile file, YamlNode node) {
    int before = faults.size();
    node.allow(KEYS);
    node.optionalText("$schema", "the schema");
    node.optionalText("about", "what happens");
    String name = file.name().replaceFirst("\\.json$", "");
    int deliveries = node.integer("deliveries", 1, 1, 100);
    SampleOutcomeReader outcomes = new SampleOutcomeReader(call);
    if (node.has("callback")) {
      LaterAnswer answer = laterAnswer(node, outcomes);
      return answer == null || faults.size() > before
          ? null
          : new Sample(file.path(), name, deliveries, List.of(), null, null, answer);
    }
    List<OfCase> cases = cases(node, outcomes);
    YamlNode asked = node.object("check");
    if (asked != null) {
      asked.allow(TURN_KEYS);
    }
    if (asked != null && !(call.idempotency() instanceof Idempotency.Asked)) {
      node.fault("check", "stands beside a call without a check", "none");
    }
    Turn check = asked == null ? null : turn(asked);
    Turn sent = node.has("request") ? turn(node) : nothingSent(node);
    return faults.size() > before
        ? null
        : new Sample(file.path(), name, deliveries, cases, check, sent, null);
  }

  private @Nullable LaterAnswer laterAnswer(YamlNode node, SampleOutcomeReader outcomes) {
    for (String key :
        List.of("facts", "caseNumber", "cases", "check", "request", "response", "failure")) {
      if (node.has(key)) {
        node.fault("callback", "stands beside " + key, "a callback and its outcome alone");
      }
    }
    if (call.callback() == null) {
      node.fault("callback", "its call has no callback", "a sample of the call");
    }
    SampleOutcome outcome = outcomes.ofCallback(node);
    return outcome == null ? null : new LaterAnswer(plain(node.raw("callback")), outcome);
  }

  private List<OfCase> cases(YamlNode node, SampleOutcomeReader outcomes) {
    boolean batch = call.shape() == CallShape.BATCH;
    if (node.has("cases") != batch) {
      node.fault(
          "cases",
          batch ? "is missing" : "stands beside shape " + call.shape().key(),
          batch ? "the cases of the batch, each with facts and outcome" : "facts and outcome");
      return List.of();
    }
    List<OfCase> cases = new ArrayList<>();
    for (String key : batch ? List.of("facts", "caseNumber", "outcome") : List.<String>of()) {
      if (node.has(key)) {
        node.fault(key, "stands beside cases", "one in each case");
      }
    }
    if (!batch) {
      add(ofCase(node, Sample.KEY, outcomes), cases);
      return cases;
    }
    Set<String> keys = new HashSet<>();
    for (YamlNode one : node.objects("cases")) {
      one.allow(Set.of("key", "caseNumber", "facts", "outcome"));
      String key = one.text("key", "the idempotency key of the case");
      if (key != null && !keys.add(key)) {
        one.fault("key", "'" + key + "' stands twice", "a key of its own for each case");
      }
      add(ofCase(one, key == null ? "" : key, outcomes), cases);
    }
    return cases;
  }

  private static void add(@Nullable OfCase read, List<OfCase> cases) {
    if (read != null) {
      cases.add(read);
    }
  }

  private @Nullable OfCase ofCase(YamlNode node, String key, SampleOutcomeReader outcomes) {
    String number = node.optionalText("caseNumber", "the number of the case");
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    YamlNode given = node.object("facts");
    if (given == null) {
      if (!node.has("facts")) {
        node.fault("facts", "is missing", "what is known of the case, {} for nothing");
      }
    } else {
      given.allow(Set.copyOf(call.facts()));
      call.facts().forEach(fact -> facts.put(fact, plain(given.raw(fact))));
    }
    SampleOutcome outcome = outcomes.ofCall(node);
    return outcome == null
        ? null
        : new OfCase(key, number == null ? Sample.CASE_NUMBER : number, facts, outcome);
  }

  private static @Nullable Turn nothingSent(YamlNode node) {
    for (String key : List.of("response", "failure")) {
      if (node.has(key)) {
        node.fault(key, "stands without a request", "the request that it is the answer to");
      }
    }
    return null;
  }

  private static @Nullable Turn turn(YamlNode node) {
    Asked request = request(node);
    if (node.has("response") == node.has("failure")) {
      node.fault(
          "response",
          node.has("response") ? "stands beside failure" : "is missing",
          "a response, or a failure, one of " + FAILURES.stream().sorted().toList());
      return null;
    }
    Reply reply = node.has("response") ? response(node) : failure(node);
    return request == null || reply == null ? null : new Turn(request, reply);
  }

  private static @Nullable Asked request(YamlNode node) {
    YamlNode request = node.object("request");
    if (request == null) {
      if (!node.has("request")) {
        node.fault("request", "is missing", "the request that is expected");
      }
      return null;
    }
    request.allow(Set.of("method", "path", "headers", "body", "text"));
    String method = request.text("method", "an HTTP method");
    if (method != null && !RequestReader.METHODS.contains(method)) {
      request.fault(
          "method", "is '" + method + "'", "one of " + new TreeSet<>(RequestReader.METHODS));
    }
    String expected = "a path below the department's address, as in /residents?id=1";
    String path = request.text("path", expected);
    if (path != null && !path.startsWith("/") && AllowedHosts.hostOf(path) == null) {
      request.fault("path", "is '" + path + "'", expected);
    }
    String body = body(request);
    return method == null || path == null ? null : new Asked(method, path, headers(request), body);
  }

  private static @Nullable Reply response(YamlNode node) {
    YamlNode response = node.object("response");
    if (response == null) {
      return null;
    }
    response.allow(Set.of("status", "headers", "body", "text"));
    if (!response.has("status")) {
      response.fault("status", "is missing", "an HTTP status");
    }
    int status = response.integer("status", 200, 100, 599);
    Map<String, String> headers = new LinkedHashMap<>(headers(response));
    if (response.has("body") || !response.has("text")) {
      headers.putIfAbsent("content-type", "application/json");
    }
    return new Answered(status, headers, body(response));
  }

  private static @Nullable Reply failure(YamlNode node) {
    String expected = "one of " + FAILURES.stream().sorted().toList();
    String failure = node.text("failure", expected);
    if (failure != null && !FAILURES.contains(failure)) {
      node.fault("failure", "is '" + failure + "'", expected);
    }
    return failure == null || !FAILURES.contains(failure)
        ? null
        : new Silent(Cause.valueOf(failure));
  }

  private static Map<String, String> headers(YamlNode node) {
    Map<String, String> headers = new LinkedHashMap<>();
    YamlNode object = node.object("headers");
    if (object != null) {
      for (String name : object.keys()) {
        String value = object.text(name, "a header's value");
        if (value != null) {
          headers.put(name.toLowerCase(java.util.Locale.ROOT), value);
        }
      }
    }
    return headers;
  }

  private static String body(YamlNode node) {
    if (node.has("body") && node.has("text")) {
      node.fault("body", "stands beside text", "one of the two");
    }
    String text = node.optionalText("text", "the body as it is");
    JsonNode body = node.raw("body");
    return body != null ? body.toString() : text == null ? "" : text;
  }

  private static @Nullable Object plain(@Nullable JsonNode value) {
    return value == null ? null : JSON.convertValue(value, Object.class);
  }
}
