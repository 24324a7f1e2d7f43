package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.CallOutcome.Completed;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Spends;
import io.onething.departments.calls.FakeDepartment.Asked;
import io.onething.departments.calls.FakeDepartment.Reply;
import io.onething.shared.MissingSetting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How we sign in at departments that want proof, over real HTTP. */
class SignInTest {
  private static final String OAUTH2 =
      "signIn: {type: oauth2, tokenUrl: '${ALPHA_TOKENS}', clientId: '${ALPHA_ID}', secret: '${ALPHA_KEY}', scope: read}\n";

  @TempDir private Path folder;

  private final Map<String, String> settings = new HashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-25T08:00:00Z");
  private FakeDepartment department;

  @BeforeEach
  void start() throws Exception {
    department = new FakeDepartment();
    settings.put("ALPHA_URL", department.address());
    settings.put("ALPHA_TOKENS", department.address() + "/token");
    settings.put("ALPHA_ID", "one:thing");
    settings.put("ALPHA_KEY", "密 key&1");
  }

  @AfterEach
  void stop() {
    department.close();
  }

  @Test
  void signsInWithUserAndPassword() throws Exception {
    outcome("signIn: {type: basic, user: '${ALPHA_ID}', secret: '${ALPHA_KEY}'}\n");
    assertThat(department.asked().getFirst().header("Authorization"))
        .isEqualTo("Basic " + base64("one:thing:密 key&1"));
  }

  @Test
  void signsExactlyWhatIsSent() throws Exception {
    outcome("signIn: {type: hmac, keyId: onething, secret: '${ALPHA_KEY}'}\n");
    Asked asked = department.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/department/query/%E6%9D%8E?name=%E6%9D%8E+%F0%A0%AE%B7");
    assertThat(asked.header("X-Key-Id")).isEqualTo("onething");
    String signed = now.getEpochSecond() + ".POST." + asked.path() + "." + asked.body();
    assertThat(asked.body()).isEqualTo("{\"name\":\"李 𠮷\"}");
    assertThat(asked.header("X-Signature"))
        .isEqualTo("t=" + now.getEpochSecond() + ",v1=" + hmac("密 key&1", signed));
  }

  @Test
  void keepsATokenUntilShortlyBeforeItExpires() throws Exception {
    department.behave(this::withToken);
    try (DepartmentCaller caller = caller(OAUTH2)) {
      assertThat(call(caller)).isInstanceOf(Completed.class);
      now = now.plusSeconds(269);
      assertThat(call(caller)).isInstanceOf(Completed.class);
      assertThat(tokens.get()).isEqualTo(1);
      now = now.plusSeconds(1);
      assertThat(call(caller)).isInstanceOf(Completed.class);
      assertThat(tokens.get()).isEqualTo(2);
    }
    Asked first = department.asked().getFirst();
    assertThat(first.path()).isEqualTo("/department/token");
    assertThat(first.body()).isEqualTo("grant_type=client_credentials&scope=read");
    assertThat(first.header("Authorization"))
        .isEqualTo("Basic " + base64("one%3Athing:%E5%AF%86+key%261"));
  }

  @Test
  void asksForATokenOnceHoweverManyCallsWantIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    department.behave(
        request -> {
          if (request.path().endsWith("/token")) {
            asked.countDown();
            answer.await();
          }
          return withToken(request);
        });
    try (DepartmentCaller caller = caller(OAUTH2)) {
      List<Thread> calls = new ArrayList<>();
      List<CallOutcome> outcomes = java.util.Collections.synchronizedList(new ArrayList<>());
      for (int call = 0; call < 8; call++) {
        calls.add(Thread.ofVirtual().start(() -> outcomes.add(quietly(caller))));
      }
      asked.await();
      answer.countDown();
      for (Thread call : calls) {
        call.join();
      }
      assertThat(outcomes).hasSize(8).allMatch(Completed.class::isInstance);
    }
    assertThat(tokens.get()).isEqualTo(1);
  }

  @Test
  void asksForANewTokenOnceWhenTheOldOneIsRefused() throws Exception {
    department.behave(this::withToken);
    try (DepartmentCaller caller = caller(OAUTH2)) {
      call(caller);
      tokens.incrementAndGet(); // somebody revoked the first
      department.forget();
      assertThat(call(caller)).isInstanceOf(Completed.class);
      assertThat(department.asked())
          .extracting(asked -> asked.path().replaceFirst("\\?.*", ""))
          .containsExactly(
              "/department/query/%E6%9D%8E", "/department/token", "/department/query/%E6%9D%8E");

      department.behave(
          request ->
              request.path().endsWith("/token") ? withToken(request) : Reply.json(401, "{}"));
      department.forget();
      Failed refused = (Failed) call(caller);
      assertThat(refused.message())
          .isEqualTo("alpha: sign-in refused (HTTP 401 with application/json)");
      assertThat(refused.spends()).isEqualTo(Spends.ONE);
      assertThat(department.asked()).hasSize(3);
    }
  }

  @Test
  void failsWithoutACallWhenNoTokenIsHandedOut() throws Exception {
    department.behave(request -> Reply.json(400, "{\"error\": \"invalid_client\"}"));
    Failed failed = (Failed) outcome(OAUTH2);
    assertThat(failed.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failed.spends()).isEqualTo(Spends.ONE);
    assertThat(failed.message())
        .isEqualTo("alpha: no token: HTTP 400, expected 200 for our client id and secret");
    assertThat(department.asked()).hasSize(1);
  }

  @Test
  void fetchesNoTokenFromElsewhere() {
    settings.put("ALPHA_TOKENS", "http://tokens.example/token");
    assertThatThrownBy(() -> caller(OAUTH2))
        .isInstanceOf(MissingSetting.class)
        .hasMessage(
            "workers/alpha/department.yaml: signIn.tokenUrl: the url leads to a host that is not allowed, expected 127.0.0.1");
    assertThat(caller("allowedHosts: [tokens.example]\n" + OAUTH2)).isNotNull();
  }

  @Test
  void saysEverythingThatIsMissingAtOnce() {
    settings.clear();
    assertThatThrownBy(() -> caller(OAUTH2))
        .isInstanceOf(MissingSetting.class)
        .message()
        .isEqualToIgnoringWhitespace(
            """
            workers/alpha/department.yaml: baseUrl: ALPHA_URL is not set, expected a property or environment variable of that name with the address of alpha
            workers/alpha/department.yaml: signIn.tokenUrl: ALPHA_TOKENS is not set, expected a property or environment variable of that name with where alpha hands out tokens
            workers/alpha/department.yaml: signIn.clientId: ALPHA_ID is not set, expected a property or environment variable of that name with our client id at alpha
            workers/alpha/department.yaml: signIn.secret: ALPHA_KEY is not set, expected a property or environment variable of that name with our client secret at alpha
            """);
  }

  @Test
  void takesTheAddressOfItsEnvironment() throws Exception {
    WorkerFolder files =
        new WorkerFolder()
            .department(
                "alpha",
                """
                names: {zh: 测试部门, en: Department alpha}
                baseUrl: {production: 'https://alpha.example', acceptance: '${ALPHA_URL}'}
                """);
    DepartmentFiles read = files.call("alpha", "alpha.query", QUERY).read(folder);
    try (DepartmentCaller acceptance = callers("acceptance").open(read.department("alpha"));
        DepartmentCaller production = callers("production").open(read.department("alpha"))) {
      assertThat(acceptance.prepare(read.call("alpha.query"), task()).address().toString())
          .startsWith(department.address());
      assertThat(production.prepare(read.call("alpha.query"), task()).address().toString())
          .startsWith("https://alpha.example/query/");
    }
    assertThatThrownBy(() -> callers("elsewhere").open(read.department("alpha")))
        .hasMessage(
            "workers/alpha/department.yaml: baseUrl: has no address for environment 'elsewhere', expected one of [acceptance, production] in onething.environment");
  }

  private static final String QUERY =
      """
      shape: answer-now
      facts: [name]
      method: POST
      url: '="/query/" + substring(name, 1, 1)'
      queryParameters: {name: =name}
      body: '={"name": name}'
      idempotency: query
      resultExpression: '={"facts": {}, "flags": {}}'
      """;

  private Reply withToken(Asked request) {
    if (request.path().endsWith("/token")) {
      return Reply.json(
          200,
          "{\"access_token\": \"token-" + tokens.incrementAndGet() + "\", \"expires_in\": 300}");
    }
    return request.header("Authorization").equals("Bearer token-" + tokens.get())
        ? Reply.json(200, "{}")
        : Reply.json(401, "{}");
  }

  private DepartmentCallers callers(String environment) {
    return new DepartmentCallers(environment, settings::get, () -> now);
  }

  private DepartmentFiles files(String signIn) {
    return WorkerFolder.alpha(signIn).call("alpha", "alpha.query", QUERY).read(folder);
  }

  private DepartmentCaller caller(String signIn) {
    return callers("production").open(files(signIn).department("alpha"));
  }

  private CallOutcome outcome(String signIn) throws InterruptedException {
    try (DepartmentCaller caller = caller(signIn)) {
      return call(caller);
    }
  }

  private CallOutcome call(DepartmentCaller caller) throws InterruptedException {
    DepartmentFiles files =
        DepartmentFiles.read(new io.onething.catalog.DataFiles(folder.toUri().toString()));
    return caller.call(files.call("alpha.query"), task()).result();
  }

  private CallOutcome quietly(DepartmentCaller caller) {
    try {
      return call(caller);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static CaseTask task() {
    return new CaseTask(Map.of("name", "李 𠮷"), "key-1", "RC1", "http://server.test", 1, null);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
