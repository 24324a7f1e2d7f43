package io.onething.departments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.calls.FakeDepartment;
import io.onething.departments.calls.FakeDepartment.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code call}, against a department over HTTP and with files on disk. */
class CallCommandTest {
  private static final String SAMPLE =
      """
      {
        "facts": {"idNumber": "110101199003070001"},
        "request": {"method": "POST", "path": "/records", "body": {"id": "110101199003070001"}},
        "response": {"status": 201, "body": {"recordNo": "R-1"}},
        "outcome": {"completed": {"facts": {"recordNo": "R-1"}, "flags": {"taxCheck": "MATCH"}}}
      }
      """;

  @TempDir Path folder;
  private FakeDepartment department;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void aDepartmentWithOneCall() throws IOException {
    department = new FakeDepartment();
    write(
        "workers/tax/department.yaml",
        """
        department: tax
        names: {zh: 税务局, en: Tax}
        baseUrl: ${TAX_URL}
        signIn: {type: basic, user: '${TAX_USER}', secret: '${TAX_KEY}'}
        """);
    write(
        "workers/tax/tax.record.yaml",
        """
        topic: tax.record
        names: {zh: 登记, en: Record}
        shape: answer-now
        facts: [idNumber]
        method: POST
        url: /records
        body: '={"id": idNumber}'
        idempotency: {header: Idempotency-Key}
        errors:
          - {when: =response.status = 409, refuse: Error_TaxRefused, reason: =response.body.code}
        resultExpression: '={"facts": {"recordNo": response.body.recordNo}, "flags": {"taxCheck": "MATCH"}}'
        flags: {taxCheck: [MATCH]}
        """);
    write("workers/tax/samples/tax.record/recorded.json", SAMPLE);
  }

  @AfterEach
  void close() {
    department.close();
  }

  @Test
  void sendsTheRequestAndShowsEverythingButTheSecret() throws Exception {
    department.behave(request -> Reply.json(201, "{\"recordNo\": \"R-2\"}"));
    assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.AS_EXPECTED);
    assertThat(out())
        .contains("POST " + department.address() + "/records")
        .contains("Authorization: Basic ******")
        .contains("HTTP 201")
        .contains("事实 facts.recordNo = \"R-2\"")
        .contains("结果 Outcome: 办结 completed")
        .contains("与样例一致 As the sample says.")
        .doesNotContain("s3cret");
    FakeDepartment.Asked asked = department.asked().getFirst();
    assertThat(asked.header("Authorization")).startsWith("Basic ");
    assertThat(asked.header("Idempotency-Key")).startsWith("try-");
  }

  @Test
  void keepsTheKeyThatIsGiven() throws Exception {
    department.behave(request -> Reply.json(201, "{\"recordNo\": \"R-2\"}"));
    call("tax.record", "--with", "recorded", "--key", "mine-1");
    assertThat(department.asked().getFirst().header("Idempotency-Key")).isEqualTo("mine-1");
  }

  @Test
  void saysWhereAnAnswerDiffers() throws Exception {
    department.behave(request -> Reply.json(409, "{\"code\": \"CLOSED\"}"));
    assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.OTHERWISE);
    assertThat(out())
        .contains("差错代码 error: Error_TaxRefused")
        .contains("结果 outcome: 应为 expected 办结 completed，实为 found 拒绝 refused");
  }

  @Test
  void aDepartmentThatIsAwayIsADifferenceNotATrace() throws Exception {
    String address = department.address();
    department.close();
    assertThat(run(List.of("tax.record", "--with", "recorded"), address))
        .isEqualTo(CallCommand.OTHERWISE);
    assertThat(out()).contains("原因 cause: 无法连接 UNREACHABLE").doesNotContain("\tat ");
  }

  @Test
  void showsAndMapsAnAnswerInTheCharsetThatItNames() throws Exception {
    for (String charset : List.of("GBK", "GB18030", "UTF-8")) {
      department.behave(
          request ->
              new Reply(
                  201,
                  Map.of("Content-Type", "application/json; charset=" + charset),
                  "{\"recordNo\": \"深税一号\"}".getBytes(Charset.forName(charset))));
      out.reset();
      assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.AS_EXPECTED);
      assertThat(out())
          .contains("  \"recordNo\" : \"深税一号\"")
          .contains("事实 facts.recordNo = \"深税一号\"");
    }
  }

  @Test
  void playsASampleInTheCharsetThatItsHeaderNames() throws Exception {
    write(
        "workers/tax/samples/tax.record/recorded.json",
        SAMPLE
            .replace("R-1", "深税一号")
            .replace(
                "201,", "201, \"headers\": {\"content-type\": \"application/json;charset=GBK\"},"));
    assertThat(call("tax.record", "--with", "recorded", "--dry-run"))
        .isEqualTo(CallCommand.AS_EXPECTED);
    assertThat(out()).contains("  \"recordNo\" : \"深税一号\"");
  }

  @Test
  void callsAFailureOfTheDepartmentNoRefusal() throws Exception {
    department.behave(request -> Reply.json(500, "{}"));
    assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.OTHERWISE);
    assertThat(out())
        .contains("department failed (HTTP 500 with application/json)")
        .doesNotContain("refused");
  }

  @Test
  void playsASampleWithoutSendingOrSettings() throws Exception {
    assertThat(run(List.of("tax.record", "--with=recorded", "--dry-run"), null))
        .isEqualTo(CallCommand.AS_EXPECTED);
    assertThat(department.asked()).isEmpty();
    assertThat(out()).contains("POST https://tax.invalid/records").contains("与样例一致");
  }

  @Test
  void takesASampleOfOnesOwnAndComparesEveryValue() throws Exception {
    Path mine = folder.resolve("mine.json");
    Files.writeString(
        mine,
        SAMPLE
            .replace("\"path\": \"/records\"", "\"path\": \"/records?year=1\"")
            .replace("\"facts\": {\"recordNo\": \"R-1\"}", "\"facts\": {\"recordNo\": \"R-9\"}"));
    assertThat(call("tax.record", "--with", mine.toString(), "--dry-run"))
        .isEqualTo(CallCommand.OTHERWISE);
    assertThat(out())
        .contains("请求路径 path: 应为 expected /records?year=1，实为 found /records")
        .contains("事实 facts: 应为 expected {\"recordNo\":\"R-9\"}，实为 found {\"recordNo\":\"R-1\"}");
  }

  @Test
  void rowsThatSayTheSameNeedASampleEach() throws Exception {
    Path file = folder.resolve("workers/tax/tax.record.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "resultExpression:",
                """
                  - {when: =response.status = 423, retry: the register is locked}
                  - {when: =response.status = 424, retry: the register is locked}
                resultExpression:\
                """));
    write("workers/tax/samples/tax.record/locked.json", locked(423));

    assertThat(call("tax.record", "--dry-run")).isEqualTo(CallCommand.OTHERWISE);

    assertThat(out())
        .contains("一致 ok    locked")
        .contains("no sample for: errors[2] retry the register is locked")
        .doesNotContain("no sample for: errors[1]");
    out.reset();
    write("workers/tax/samples/tax.record/locked-too.json", locked(424));

    call("tax.record", "--dry-run");

    assertThat(out()).doesNotContain("errors[1]", "errors[2]");
  }

  private static String locked(int status) {
    return SAMPLE
        .replaceAll("\"response\".*", "\"response\": {\"status\": " + status + ", \"body\": {}},")
        .replaceAll(
            "\"outcome\".*",
            "\"outcome\": {\"failed\": {\"cause\": \"DEPARTMENT_FAILED\", \"message\": \"the register is locked\"}}");
  }

  @Test
  void playsAllSamplesAndSaysWhichAreMissing() throws Exception {
    assertThat(call("tax.record", "--dry-run")).isEqualTo(CallCommand.OTHERWISE);
    assertThat(out())
        .contains("一致 ok    recorded")
        .contains("缺少样例 no sample for: errors[0] refuse Error_TaxRefused");
    write(
        "workers/tax/samples/tax.record/closed.json",
        SAMPLE
            .replaceAll(
                "\"response\".*",
                "\"response\": {\"status\": 409, \"body\": {\"code\": \"CLOSED\"}},")
            .replaceAll(
                "\"outcome\".*",
                "\"outcome\": {\"refused\": {\"error\": \"Error_TaxRefused\", \"reason\": \"CLOSED\"}}"));
    assertThat(call("tax.record", "--dry-run")).isEqualTo(CallCommand.AS_EXPECTED);
  }

  @Test
  void listsTheTopicsWhenOneIsUnknown() throws Exception {
    assertThat(call("tax.recrod", "--with", "recorded")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err())
        .contains("没有主题 tax.recrod")
        .contains("There is no topic tax.recrod at ")
        .contains("tax.record  登记 Record");
  }

  @Test
  void listsTheSamplesWhenOneIsUnknownOrNoneIsGiven() throws Exception {
    assertThat(call("tax.record", "--with", "registered")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("There is no sample registered").contains("  recorded");
    assertThat(call("tax.record")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("A sample is expected behind --with").contains("  recorded");
  }

  @Test
  void saysAllSettingsThatAreMissingAsTheWorkerDoes() throws Exception {
    assertThat(run(List.of("tax.record", "--with", "recorded"), null))
        .isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err())
        .contains("缺少设置")
        .contains("workers/tax/department.yaml: baseUrl: TAX_URL is not set, expected")
        .contains("workers/tax/department.yaml: signIn.user: TAX_USER is not set, expected")
        .contains("workers/tax/department.yaml: signIn.secret: TAX_KEY is not set, expected");
    assertThat(department.asked()).isEmpty();
  }

  @Test
  void refusesABrokenSampleWithEveryFault() throws Exception {
    write(
        "workers/tax/samples/tax.record/recorded.json",
        "{\"facts\": {\"name\": \"A\"}, \"speed\": 1, \"outcome\": {\"completed\": {\"flags\": {\"taxCheck\": \"NO\"}}}}");
    String file = "workers/tax/samples/tax.record/recorded.json:1: ";
    assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err())
        .contains(file + "facts.name: 没有这个键；应为：以下之一：idNumber")
        .contains("    unknown key, expected one of idNumber")
        .contains(file + "speed: 没有这个键；应为：以下之一：")
        .contains(file + "outcome.completed.flags.taxCheck: 为“NO”；应为：以下之一：[MATCH]");
    write("workers/tax/samples/tax.record/recorded.json", "{\"facts\": ");
    assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err())
        .contains("workers/tax/samples/tax.record/recorded.json: line 1: ")
        .contains("expected well-formed JSON");
  }

  @Test
  void refusesFaultyWorkerFilesAndWrongUse() throws Exception {
    write("workers/tax/department.yaml", "department: tax\n");
    assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("workers/tax/department.yaml: names: 缺少这一项").contains("is missing");
    assertThat(call("tax.record", "--wiht", "recorded")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("Unknown option --wiht");
    assertThat(call("tax.record", "--with")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("Nothing stands behind --with");
    assertThat(call("tax.record", "tax.refund")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("One topic is expected");
  }

  @Test
  void saysWhereItLookedAndHowAFolderIsWritten() throws Exception {
    assertThat(call("tax.recrod", "--with", "recorded")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("There is no topic tax.recrod at " + folder.toUri());
    int told =
        new CallCommand(stream(out), stream(err))
            .run(List.of("tax.record", "--dry-run", "--onething.data.location=" + folder));
    assertThat(told).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err()).contains("expected a folder as file:" + folder + "/");
  }

  @Test
  void saysThatThePathOfASampleBeginsWithASlash() throws Exception {
    write(
        "workers/tax/samples/tax.record/recorded.json",
        "{\"facts\": {}, \"request\": {\"method\": \"POST\", \"path\": \"records\"}, \"response\": {\"status\": 500}, \"outcome\": {\"failed\": {\"cause\": \"DEPARTMENT_FAILED\"}}}");
    assertThat(call("tax.record", "--with", "recorded")).isEqualTo(CallCommand.NOT_TRIED);
    assertThat(err())
        .contains(
            "is 'records', expected a path below the department's address, as in /residents?id=1")
        .contains("部门地址之下的路径和参数，如 /residents?id=1");
  }

  private int call(String... typed) throws InterruptedException {
    return run(List.of(typed), department.address());
  }

  private int run(List<String> typed, String address) throws InterruptedException {
    out.reset();
    err.reset();
    List<String> arguments = new ArrayList<>(typed);
    arguments.add("--onething.data.location=" + folder.toUri());
    if (address != null) {
      arguments.addAll(List.of("--TAX_URL=" + address, "--TAX_USER=us", "--TAX_KEY=s3cret"));
    }
    return new CallCommand(stream(out), stream(err)).run(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
