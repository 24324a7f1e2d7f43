package io.onething.departments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Idempotency;
import io.onething.departments.Sample;
import io.onething.departments.Sample.Answered;
import io.onething.departments.Sample.Silent;
import io.onething.departments.Sample.Turn;
import io.onething.departments.Samples;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.DepartmentAddress;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.DepartmentCallers;
import io.onething.departments.calls.FakeDepartment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample that ships ends as it says, and every way that a shipped call can end has one. */
class ShippedSamplesTest {
  private static final DataFiles DATA = new DataFiles(DataFiles.DEFAULT_LOCATION);
  private static final DepartmentFiles FILES = DepartmentFiles.read(DATA);
  private static final URI ADDRESS = URI.create("https://department.test/department");

  record Shipped(Call call, Sample sample) {
    @Override
    public String toString() {
      return call.topic() + " " + sample.name();
    }
  }

  static Stream<Shipped> samples() {
    return FILES.calls().stream()
        .flatMap(call -> Samples.of(call, DATA).stream().map(sample -> new Shipped(call, sample)));
  }

  static Stream<Call> calls() {
    return FILES.calls().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void endsAsItSaysWhenItIsPlayed(Shipped shipped) throws Exception {
    DepartmentCaller played =
        new DepartmentCaller(
            new DepartmentAddress(ADDRESS, List.of()),
            new PlayedDepartment(shipped.sample()),
            Clock.systemUTC());
    Tried tried = new Trial(played, null).of(shipped.call(), shipped.sample());
    assertThat(Comparison.of(shipped.sample(), tried, ADDRESS, true)).isEmpty();
    saysNothingOfThePerson(shipped, tried);
  }

  private static void saysNothingOfThePerson(Shipped shipped, Tried tried) {
    if (tried instanceof Tried.Called called
        && called.outcomes().get(Sample.KEY) instanceof CallOutcome.Failed failed) {
      assertThat(failed.message()).startsWith(shipped.call().department() + ": ");
      assertThat(failed.message() + failed.details()).doesNotContain("李文", "430602200403164627");
    }
  }

  static Stream<Shipped> samplesThatComeOverHttp() {
    return samples()
        .filter(
            shipped ->
                shipped.sample().callback() == null
                    && !isSilent(shipped.sample().check())
                    && !isSilent(shipped.sample().call()));
  }

  /** Over real HTTP, with sign-in; what cannot come over the wire is played above. */
  @ParameterizedTest
  @MethodSource("samplesThatComeOverHttp")
  void endsAsItSaysOverHttp(Shipped shipped) throws Exception {
    Call call = shipped.call();
    Sample sample = shipped.sample();
    Department department = FILES.department(call.department());
    try (FakeDepartment http = new FakeDepartment()) {
      Deque<Answered> answers = answers(sample);
      http.behave(
          request ->
              request.path().endsWith("/token")
                  ? FakeDepartment.Reply.json(
                      200,
                      "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 60}")
                  : reply(answers.poll()));
      DepartmentCallers callers =
          new DepartmentCallers(
              "production", name -> setting(name, http.address()), Clock.systemUTC());
      try (DepartmentCaller caller = callers.open(department)) {
        Tried tried = new Trial(caller, null).of(call, sample);
        assertThat(Comparison.of(sample, tried, URI.create(http.address()), true)).isEmpty();
      }
      assertThat(answers).isEmpty();
      if (call.idempotency() instanceof Idempotency.Key key) {
        assertThat(http.asked())
            .allSatisfy(asked -> assertThat(asked.header(key.header())).isEqualTo(Sample.KEY));
      }
    }
  }

  private static boolean isSilent(Turn turn) {
    return turn != null && turn.reply() instanceof Silent;
  }

  private static Deque<Answered> answers(Sample sample) {
    Deque<Answered> answers = new ArrayDeque<>();
    for (Turn turn : new Turn[] {sample.check(), sample.call()}) {
      if (turn != null && turn.reply() instanceof Answered answered) {
        answers.add(answered);
      }
    }
    return answers;
  }

  private static FakeDepartment.Reply reply(Answered answered) {
    return new FakeDepartment.Reply(
        answered.status(), answered.headers(), answered.body().getBytes(StandardCharsets.UTF_8));
  }

  private static String setting(String name, String address) {
    return name.endsWith("_URL")
        ? address + (name.endsWith("TOKEN_URL") ? "/token" : "")
        : "secret";
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyWayToEndHasASample(Call call) throws Exception {
    Department department = FILES.department(call.department());
    assertThat(new Coverage(department, call, Samples.of(call, DATA)).missing()).isEmpty();
  }

  @Test
  void noSampleIsOfACallThatDoesNotExist() {
    long known =
        FILES.calls().stream()
            .mapToLong(call -> DATA.matching(Samples.folder(call) + "*.json").size())
            .sum();
    assertThat(DATA.matching("workers/**/*.json"))
        .filteredOn(file -> !file.name().endsWith(".schema.json"))
        .hasSize((int) known);
  }
}
