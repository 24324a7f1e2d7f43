package io.onething.departments.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.Outcome;
import io.onething.departments.Sample;
import io.onething.departments.SignIn;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.DepartmentResponse;
import io.onething.departments.calls.Exchange;
import io.onething.departments.calls.OutgoingRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows what went out, what came back, and what it means; never what we sign in with. */
final class TrialReport {
  private static final String HIDDEN = "******";
  private static final Set<String> SECRET = Set.of("set-cookie", "authorization", "cookie");
  private static final int LONGEST = 8000;
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;
  private final Department department;
  private final Call call;

  TrialReport(PrintStream out, Department department, Call call) {
    this.out = out;
    this.department = department;
    this.call = call;
  }

  void show(Sample sample, Tried tried, boolean played) {
    out.printf("部门 Department: %s %s%n", department.names().zh(), department.id());
    out.printf("调用 Call: %s %s %s%n", call.topic(), call.names().zh(), call.names().en());
    out.printf(
        "样例 Sample: %s%s%n", sample.file(), played ? "（仅演练，未发送 played, nothing is sent）" : "");
    switch (tried) {
      case Tried.Called called -> {
        called.exchanges().forEach(this::exchange);
        called
            .outcomes()
            .forEach((key, outcome) -> outcome(called.outcomes().size() > 1 ? key : "", outcome));
      }
      case Tried.Taken taken -> {
        callback(sample);
        mapping("", taken.answer().outcome());
        out.printf("  受理号 ticket: %s%n", taken.answer().ticket());
        out.printf("%n结果 Outcome: 回调生效 taken, %s%n", taken.answer().message());
      }
      case Tried.NotTaken not -> {
        callback(sample);
        out.printf("%n结果 Outcome: 回调不生效 not taken%n  %s%n", not.problem());
      }
    }
  }

  private void callback(Sample sample) {
    out.printf("%n回调 Callback%n");
    body(sample.callback() == null ? "" : text(sample.callback().body()));
  }

  private void exchange(Exchange<?> exchange) {
    boolean check = exchange.attempt().kind() == Attempt.Kind.CHECK;
    OutgoingRequest request = exchange.request();
    out.printf("%n请求 Request%s%n", check ? "（先问 check）" : "");
    if (request == null) {
      out.println("  未发送 nothing was sent");
    } else {
      out.printf("  %s %s%n", request.method(), request.address());
      signIn();
      headers(request.headers());
      body(request.text());
    }
    DepartmentResponse response = exchange.response();
    out.printf("%n应答 Response (%d ms)%n", exchange.attempt().tookMillis());
    if (response == null) {
      out.println("  无 none");
    } else {
      out.printf("  HTTP %d%n", response.status());
      headers(response.headers());
      body(response.text());
    }
    if (check) {
      out.printf("  → %s%n", exchange.attempt().outcome());
    }
  }

  private void signIn() {
    String line =
        switch (department.signIn()) {
          case SignIn.None none -> "";
          case SignIn.ApiKey key -> key.header() + ": " + HIDDEN;
          case SignIn.Basic basic -> "Authorization: Basic " + HIDDEN;
          case SignIn.OAuth2 oauth2 -> "Authorization: Bearer " + HIDDEN;
          case SignIn.Hmac hmac ->
              "X-Key-Id: " + hmac.keyId() + System.lineSeparator() + "  X-Signature: " + HIDDEN;
          case SignIn.MutualTls mtls -> "（客户端证书 client certificate）";
        };
    if (!line.isEmpty()) {
      out.println("  " + line);
    }
  }

  private void headers(Map<String, String> headers) {
    new TreeMap<>(headers)
        .forEach(
            (name, value) ->
                out.printf(
                    "  %s: %s%n",
                    name, SECRET.contains(name.toLowerCase(Locale.ROOT)) ? HIDDEN : value));
  }

  private void outcome(String key, CallOutcome outcome) {
    switch (outcome) {
      case CallOutcome.Completed completed -> mapping(key, completed.outcome());
      case CallOutcome.Pending pending -> {
        mapping(key, pending.outcome());
        out.printf("  受理号 ticket: %s%n", pending.ticket());
      }
      case CallOutcome.Refused refused -> {}
      case CallOutcome.Failed failed -> {}
    }
    out.printf("%n结果 Outcome%s: %s%n", of(key), Wording.kind(outcome));
    switch (outcome) {
      case CallOutcome.Completed completed -> {}
      case CallOutcome.Pending pending -> {}
      case CallOutcome.Refused refused ->
          out.printf("  差错代码 error: %s%n  理由 reason: %s%n", refused.error(), refused.reason());
      case CallOutcome.Failed failed ->
          out.printf(
              "  原因 cause: %s %s%n  说明 message: %s%n",
              failed.cause().names().zh(), failed.cause(), failed.message());
    }
  }

  private void mapping(String key, Outcome outcome) {
    out.printf("%n映射 Mapping%s%n", of(key));
    values("事实 facts", outcome.facts());
    values("标志 flags", outcome.flags());
  }

  private static String of(String key) {
    return key.isEmpty() ? "" : " " + key;
  }

  private void values(String what, Map<String, ? extends @Nullable Object> values) {
    if (values.isEmpty()) {
      out.printf("  %s: 无 none%n", what);
    }
    values.forEach((name, value) -> out.printf("  %s.%s = %s%n", what, name, text(value)));
  }

  void compare(List<String> differences) {
    out.println();
    if (differences.isEmpty()) {
      out.println("与样例一致 As the sample says.");
    } else {
      out.println("与样例不同 Not as the sample says:");
      differences.forEach(line -> out.println("  " + line));
    }
  }

  private void body(String text) {
    if (!text.isEmpty()) {
      String shown = pretty(text);
      String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) + " .." : shown;
      cut.lines().forEach(line -> out.println("  " + line));
    }
  }

  private static String pretty(String text) {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(JSON.readValue(text, Object.class));
    } catch (JsonProcessingException noJson) {
      return text;
    }
  }

  private static String text(@Nullable Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      return String.valueOf(value);
    }
  }
}
