package io.onething.departments;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.onething.catalog.DataFiles;
import io.onething.catalog.FaultyFiles;
import io.onething.shared.MissingSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wrong files under {@code workers/}: every fault at once, with file, path, problem and what is
 * expected.
 */
class FaultyWorkerFilesTest {
  private static final String DEPARTMENT =
      """
      department: tax
      names: {zh: 税务局, en: Tax}
      baseUrl: ${TAX_URL}
      signIn: {type: api-key, header: X-Api-Key, secret: '${TAX_KEY}'}
      callback: {type: hmac, secret: '${TAX_CALLBACK_SECRET}'}
      """;
  private static final String CALL =
      """
      topic: tax.record
      names: {zh: 查询, en: Query}
      shape: answer-now
      facts: [idNumber]
      method: POST
      url: /records
      idempotency: query
      resultExpression: '={"facts": {}, "flags": {"taxCheck": "MATCH"}}'
      flags: {taxCheck: [MATCH]}
      """;

  @TempDir Path folder;

  @Test
  void listsEveryFaultOfEveryFileAtOnce() throws IOException {
    write(
        "tax/department.yaml",
        """
        department: taxes
        names: {zh: 税务局}
        baseUrl: tax.example
        signIn: {type: api-key, header: X-Api-Key, secret: s3cret}
        callback: {type: letter}
        limits: {parallel: 0, perHour: 3}
        breaker: {pause: soon}
        opening: {days: sunny, from: '18:00', until: '09:00'}
        allowedHosts: ['https://x']
        colour: red
        """);
    write(
        "tax/tax.record.yaml",
        """
        topic: tax.records
        names: {zh: 查询, en: Query}
        shape: answer-soon
        facts: [Id-Number]
        method: FETCH
        url: records
        body: '{"id": idNumber}'
        timeout: ten seconds
        retries: lots
        retryBackoff: PT1H
        resultExpression: '={"flags": {"taxCheck": if then}}'
        errors:
          - {when: '=response.code = reason or frobnicate(1)', retry: again}
          - {when: '=failure = "TIMED_OUT"', ask: whether it was done}
          - {when: '=true', refuse: Not a code, reason: not a code}
          - {when: '=true', retry: again, defect: broken}
          - {reason: X}
        flags: {taxCheck: [match]}
        reuse: {for: 24h}
        callback: {ticket: body.ticket}
        speed: fast
        """);
    assertThat(faults())
        .containsExactlyInAnyOrder(
            "workers/tax/department.yaml: colour: unknown key, expected one of allowedHosts, baseUrl, breaker, callback, contact, department, limits, names, opening, signIn",
            "workers/tax/department.yaml: department: is 'taxes', expected the folder's name in lower case: tax",
            "workers/tax/department.yaml: names.en: is missing, expected the English name",
            "workers/tax/department.yaml: baseUrl: is 'tax.example', expected http(s)://.. or ${NAME}",
            "workers/tax/department.yaml: signIn.secret: stands in the file, expected ${NAME} of a property or environment variable",
            "workers/tax/department.yaml: callback.type: is 'letter', expected one of [hmac, jwt]",
            "workers/tax/department.yaml: limits.perHour: unknown key, expected one of parallel, perDay, perSecond",
            "workers/tax/department.yaml: limits.parallel: is 0, expected a whole number from 1 to 256",
            "workers/tax/department.yaml: breaker.pause: 'soon' is no duration, expected ISO 8601, as in PT10S or PT24H",
            "workers/tax/department.yaml: opening.days: is 'sunny', expected working or every",
            "workers/tax/department.yaml: opening.until: is 09:00, expected a time after 18:00",
            "workers/tax/department.yaml: allowedHosts: 'https://x' is no host, expected a name in lower case, or *. and a name",
            "workers/tax/tax.record.yaml: speed: unknown key, expected one of batch, body, callback, check, department, errors, facts, flags, format, headers, idempotency, method, names, poll, queryParameters, responseSchema, resultExpression, retries, retryBackoff, reuse, shape, timeout, topic, url",
            "workers/tax/tax.record.yaml: topic: is 'tax.records', expected the file's name: tax.record",
            "workers/tax/tax.record.yaml: shape: is 'answer-soon', expected answer-now, answer-later, tell-only or batch",
            "workers/tax/tax.record.yaml: facts: 'Id-Number' is no name of a fact, expected a key of bundle.yaml's fields",
            "workers/tax/tax.record.yaml: method: is 'FETCH', expected one of [DELETE, GET, PATCH, POST, PUT]",
            "workers/tax/tax.record.yaml: url: is 'records', expected a path below the department's baseUrl, as in /residents/query",
            "workers/tax/tax.record.yaml: body: does not begin with =, expected a FEEL expression that begins with =",
            "workers/tax/tax.record.yaml: timeout: 'ten seconds' is no duration, expected ISO 8601, as in PT10S or PT24H",
            "workers/tax/tax.record.yaml: retries: is \"lots\", expected a whole number from 1 to 100",
            "workers/tax/tax.record.yaml: retryBackoff: is PT1H, expected a duration from PT0.1S to PT10M",
            "workers/tax/tax.record.yaml: idempotency: is missing, so the call could not be repeated safely, expected query (no effect), {header: <the department's key header>}, item (in a batch), or a check",
            "workers/tax/tax.record.yaml: errors[0].when: unknown frobnicate(), reason, response.code, expected FEEL over Id-Number, callbackUrl, caseNumber, deliveries, failure, idempotencyKey, response",
            "workers/tax/tax.record.yaml: errors[2].refuse: is 'Not a code', expected a BPMN error code, as in Error_QuotaRefused",
            "workers/tax/tax.record.yaml: errors[2].reason: is 'not a code', expected a code, or FEEL that yields one, as in =response.body.code",
            "workers/tax/tax.record.yaml: errors[3].(row): says [retry, defect], expected one of [refuse, retry, defect, ask]",
            "workers/tax/tax.record.yaml: errors[4].when: is missing, expected a FEEL expression that begins with =",
            "workers/tax/tax.record.yaml: errors[4].(row): says nothing, expected one of [refuse, retry, defect, ask]",
            "workers/tax/tax.record.yaml: flags.taxCheck: has values [match], expected codes in capitals, as in [MATCH, NOT_FOUND]",
            "workers/tax/tax.record.yaml: reuse.for: '24h' is no duration, expected ISO 8601, as in PT10S or PT24H",
            "workers/tax/tax.record.yaml: reuse.when: is missing, expected a FEEL expression that begins with =",
            "workers/tax/tax.record.yaml: callback.ticket: does not begin with =, expected a FEEL expression that begins with =",
            "workers/tax/tax.record.yaml: callback.message: is missing, expected a FEEL expression that begins with =",
            "workers/tax/tax.record.yaml: resultExpression: is no FEEL from line 1, column 32, at '}}', expected a FEEL expression");
  }

  @Test
  void refusesAnEffectThatIsAnsweredLaterWithoutAKey() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    write("tax/tax.record.yaml", CALL.replace("answer-now", "answer-later"));
    assertThat(faults())
        .containsExactlyInAnyOrder(
            "workers/tax/tax.record.yaml: idempotency: is query, but what is answered later is an effect, expected {header: <its key header>}",
            "workers/tax/tax.record.yaml: callback: is missing, expected {ticket, message, resultExpression} for shape answer-later, or poll: <topic>");
  }

  @Test
  void refusesToReuseTheAnswerOfAnEffect() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    String reuse = "reuse: {for: PT24H, when: '=flags.taxCheck = \"MATCH\"'}\n";
    write("tax/tax.record.yaml", CALL.replace("query", "{header: Idempotency-Key}") + reuse);
    assertThat(faults())
        .containsExactly(
            "workers/tax/tax.record.yaml: reuse: stands beside an effect, expected reuse for queries only");
  }

  /** The same person asked for again would get the answer about another certificate. */
  @Test
  void refusesToReuseAnAnswerThatDependsOnMoreThanTheRequest() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    String reuse = "reuse: {for: PT24H, when: '=flags.taxCheck = \"MATCH\"'}\n";
    String call = CALL.replace("facts: [idNumber]", "facts: [idNumber, receiptNo]");
    String result = "if response.body.receipt = receiptNo then \"MATCH\" else null";
    assertThat(call).contains("receiptNo").contains("\"MATCH\"");
    write("tax/tax.record.yaml", call.replace("\"MATCH\"", result) + reuse);
    assertThat(faults())
        .containsExactly(
            "workers/tax/tax.record.yaml: resultExpression: uses [receiptNo], which an answer used again is not told by, expected it in url, queryParameters or body, which an answer is found again by; or no reuse");
  }

  @Test
  void refusesAFlagThatIsNotDeclared() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    write("tax/tax.record.yaml", CALL.replace("{taxCheck: [MATCH]}", "{otherCheck: [MATCH]}"));
    assertThat(faults())
        .containsExactly(
            "workers/tax/tax.record.yaml: resultExpression: flag 'taxCheck' is not declared, expected one of flags: [otherCheck]");
  }

  @Test
  void refusesADoubleKeyAndBrokenYaml() throws IOException {
    write("tax/department.yaml", DEPARTMENT + "limits: {}\nlimits: {}\n");
    write("tax/tax.record.yaml", "topic: [");
    assertThat(faults())
        .hasSize(2)
        .allMatch(
            fault -> fault.contains(", expected well-formed YAML") || fault.contains("uplicate"));
  }

  @Test
  void namesTheLineAndSaysItInChineseFirst() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    write(
        "tax/tax.record.yaml",
        CALL.replace("answer-now", "answer-soon")
            + """
            errors:
              - when: |
                  =response.status = 409
                    and response.body.code == "X"
                retry: again
            """);
    assertThat(shown())
        .containsExactly(
            "workers/tax/tax.record.yaml:3: shape: 为“answer-soon”；应为：answer-now、answer-later、tell-only 或 batch",
            "    is 'answer-soon', expected answer-now, answer-later, tell-only or batch",
            "workers/tax/tax.record.yaml:11: errors[0].when: 不是 FEEL 表达式，从第 2 行第 27 列（“= \"X\"”处）起无法识别；应为：FEEL 表达式",
            "    is no FEEL from line 2, column 27, at '= \"X\"', expected a FEEL expression");
  }

  @Test
  void namesTheLineThatIsIndentedWrongly() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    write("tax/tax.record.yaml", CALL.replace("method: POST", " method: POST"));
    assertThat(faults())
        .singleElement(as(STRING))
        .startsWith("workers/tax/tax.record.yaml: line 5: ")
        .contains("expected keys that begin in the same column");
  }

  @Test
  void doesNotTakeTheKeyOfASignInForThatOfARepeatedCall() throws IOException {
    write("tax/department.yaml", DEPARTMENT.replace("header: X-Api-Key, ", ""));
    write("tax/tax.record.yaml", CALL);
    assertThat(shown()).anyMatch(line -> line.contains("signIn.header: 缺少这一项；应为：携带密钥的请求头"));
  }

  private List<String> shown() {
    return catchThrowableOfType(FaultyFiles.class, () -> DepartmentFiles.read(files()))
        .faults()
        .stream()
        .flatMap(fault -> fault.shown().lines())
        .toList();
  }

  @Test
  void saysThatFeelWithBracesNeedsQuotes() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    for (String unquoted :
        List.of(
            "body: ={\"id\": idNumber}",
            "errors: [{when: ={a: 1}.a = 1, retry: x}]",
            "body: ={\n  a: b\n  }")) {
      write("tax/tax.record.yaml", CALL + unquoted + "\n");
      assertThat(faults())
          .singleElement(as(STRING))
          .startsWith("workers/tax/tax.record.yaml: line 1")
          .endsWith(
              ", expected FEEL with braces, brackets or colons in quotes, as in '={..}', or below a |");
    }
  }

  @Test
  void refusesCallsWithoutDepartmentAndATopicOfTwo() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    write("tax/tax.record.yaml", CALL);
    write("land/tax.record.yaml", CALL);
    assertThat(faults())
        .contains(
            "workers/land/tax.record.yaml: (file): its department has no department.yaml, expected one beside it");
  }

  @Test
  void readsWhatIsRight() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    write("tax/tax.record.yaml", CALL);
    assertThat(DepartmentFiles.read(files()).call("tax.record").flags())
        .containsEntry("taxCheck", List.of("MATCH"));
  }

  @Test
  void saysWhichVariableIsMissingAndWhatItIsFor() throws IOException {
    write("tax/department.yaml", DEPARTMENT);
    Setting baseUrl = DepartmentFiles.read(files()).department("tax").baseUrl("production");
    assertThat(baseUrl).isNotNull();
    assertThatThrownBy(() -> baseUrl.resolve(name -> null))
        .isInstanceOf(MissingSetting.class)
        .hasMessage(
            "workers/tax/department.yaml: baseUrl: TAX_URL is not set, expected a property or environment variable of that name with the address of tax");
    assertThat(baseUrl.resolve(name -> "http://tax.test")).isEqualTo("http://tax.test");
  }

  private List<String> faults() {
    try {
      DepartmentFiles.read(files());
      return List.of();
    } catch (FaultyFiles faulty) {
      return faulty.faults().stream().map(Object::toString).toList();
    }
  }

  private DataFiles files() {
    return new DataFiles(folder.toUri().toString());
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve("workers").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
