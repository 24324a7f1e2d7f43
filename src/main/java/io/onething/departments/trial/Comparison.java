package io.onething.departments.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Outcome;
import io.onething.departments.Sample;
import io.onething.departments.Sample.Asked;
import io.onething.departments.Sample.OfCase;
import io.onething.departments.SampleOutcome;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.OutgoingRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where what came of a sample differs from what it says. */
final class Comparison {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final boolean played;
  private final List<String> differences = new ArrayList<>();

  private Comparison(boolean played) {
    this.played = played;
  }

  /**
   * The differences, one a line; empty when there are none.
   *
   * @param base the department's address
   * @param played the department was played: numbers, dates and requests must be the sample's own.
   *     A real one gives others; then only the kind of outcome, its codes and the names of facts
   *     are compared
   */
  static List<String> of(Sample sample, Tried tried, URI base, boolean played) {
    Comparison comparison = new Comparison(played);
    switch (tried) {
      case Tried.Called called -> comparison.called(sample, called, base);
      case Tried.Taken taken ->
          comparison.taken(Objects.requireNonNull(sample.callback()).outcome(), taken);
      case Tried.NotTaken not ->
          comparison.notTaken(Objects.requireNonNull(sample.callback()).outcome(), not);
    }
    return comparison.differences;
  }

  private void called(Sample sample, Tried.Called called, URI base) {
    if (played) {
      List<Asked> expected = new ArrayList<>();
      if (sample.check() != null) {
        expected.add(sample.check().request());
      }
      if (sample.call() != null) {
        expected.add(sample.call().request());
      }
      List<OutgoingRequest> sent =
          called.exchanges().stream()
              .<OutgoingRequest>mapMulti(
                  (exchange, keep) -> {
                    if (exchange.request() != null) {
                      keep.accept(exchange.request());
                    }
                  })
              .toList();
      equal("请求数 requests", expected.size(), sent.size());
      for (int i = 0; i < Math.min(expected.size(), sent.size()); i++) {
        request(expected.get(i), sent.get(i), base);
      }
    }
    for (OfCase one : sample.cases()) {
      CallOutcome outcome = called.outcomes().get(one.key());
      outcome(sample.cases().size() == 1 ? "" : one.key() + " ", one.outcome(), outcome);
    }
  }

  private void request(Asked expected, OutgoingRequest found, URI base) {
    equal("请求方法 method", expected.method(), found.method());
    String target =
        expected.path().startsWith("/")
            ? found
                .target()
                .substring(Math.min(base.getRawPath().length(), found.target().length()))
            : found.address().toString();
    equal("请求路径 path", expected.path(), target);
    expected
        .headers()
        .forEach((name, value) -> equal("请求头 header " + name, value, found.headers().get(name)));
    String body = canonical(found.text());
    if (!canonical(expected.body()).equals(body)) {
      equal("请求体 body", canonical(expected.body()), body);
    }
  }

  private void outcome(String of, SampleOutcome expected, @Nullable CallOutcome found) {
    if (expected instanceof SampleOutcome.Completed completed
        && found instanceof CallOutcome.Completed made) {
      result(of, completed.facts(), completed.flags(), made.outcome());
    } else if (expected instanceof SampleOutcome.Pending pending
        && found instanceof CallOutcome.Pending made) {
      if (played) {
        equal(of + "受理号 ticket", pending.ticket(), made.ticket());
      }
      result(of, pending.facts(), pending.flags(), made.outcome());
    } else if (expected instanceof SampleOutcome.Refused refused
        && found instanceof CallOutcome.Refused made) {
      equal(of + "差错代码 error", refused.error(), made.error());
      equal(of + "理由 reason", refused.reason(), made.reason());
    } else if (expected instanceof SampleOutcome.Failed failed
        && found instanceof CallOutcome.Failed made) {
      equal(of + "原因 cause", failed.cause(), made.cause());
      if (played && !made.message().contains(failed.message())) {
        equal(of + "说明 message", failed.message(), made.message());
      }
    } else {
      equal(
          of + "结果 outcome",
          Wording.kind(expected),
          found == null ? "无 none" : Wording.kind(found) + why(found));
    }
  }

  /** A failure says why, so that the file can be mended. */
  private static String why(CallOutcome found) {
    return found instanceof CallOutcome.Failed failed
        ? " " + failed.cause() + " (" + failed.message() + ")"
        : "";
  }

  private void taken(SampleOutcome expected, Tried.Taken found) {
    if (expected instanceof SampleOutcome.Taken taken) {
      equal("受理号 ticket", taken.ticket(), found.answer().ticket());
      equal("消息 message", taken.message(), found.answer().message());
      result("", taken.facts(), taken.flags(), found.answer().outcome());
    } else {
      equal("结果 outcome", Wording.kind(expected), "taken");
    }
  }

  private void notTaken(SampleOutcome expected, Tried.NotTaken found) {
    boolean same =
        expected instanceof SampleOutcome.NotTaken not && found.problem().contains(not.problem());
    if (!same) {
      equal("结果 outcome", expected, "notTaken: " + found.problem());
    }
  }

  private void result(
      String of, Map<String, @Nullable Object> facts, Map<String, String> flags, Outcome found) {
    equal(of + "标志 flags", canonical(flags), canonical(found.flags()));
    if (played) {
      equal(of + "事实 facts", canonical(facts), canonical(found.facts()));
    } else {
      equal(
          of + "事实名称 names of facts",
          facts.keySet().stream().sorted().toList(),
          found.facts().keySet().stream().sorted().toList());
    }
  }

  private void equal(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      differences.add("%s: 应为 expected %s，实为 found %s".formatted(what, expected, found));
    }
  }

  /** Keys in order, whole numbers alike; text that is no JSON as it is. */
  private static String canonical(Object value) {
    try {
      String text = value instanceof String given ? given : JSON.writeValueAsString(value);
      return text.isEmpty() ? "" : JSON.writeValueAsString(JSON.readValue(text, Object.class));
    } catch (JsonProcessingException noJson) {
      return String.valueOf(value);
    }
  }
}
