package io.onething.departments;

import io.onething.shared.Localized;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one {@code <topic>.yaml} and checks what it says by itself and beside its department. */
final class CallReader {
  static final Set<String> KEYS = keys();
  private static final Set<String> TASK_NAMES =
      Set.of("caseNumber", "idempotencyKey", "callbackUrl", "deliveries");
  private static final Set<String> RESERVED =
      Set.of("response", "failure", "answer", "items", "key");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

  private final YamlNode node;
  private final String folder;
  private final @Nullable Department department;
  private final CallAnswers answers;
  private final CallSafety safety;

  CallReader(YamlNode node, String folder, @Nullable Department department) {
    this.node = node;
    this.folder = folder;
    this.department = department;
    this.answers = new CallAnswers(node, department);
    this.safety = new CallSafety(node, answers);
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(RequestReader.KEYS);
    keys.addAll(
        Set.of(
            "topic",
            "department",
            "names",
            "shape",
            "facts",
            "retries",
            "retryBackoff",
            "idempotency",
            "check",
            "responseSchema",
            "resultExpression",
            "errors",
            "flags",
            "reuse",
            "callback",
            "poll",
            "batch"));
    return keys;
  }

  @Nullable Call read() {
    node.allow(KEYS);
    String topic = topic();
    checkDepartment();
    Localized names = node.names("names");
    CallShape shape = shape();
    List<String> facts = facts();
    Set<String> task = new HashSet<>(TASK_NAMES);
    task.addAll(facts);
    Set<String> answer = new HashSet<>(task);
    answer.add("response");
    if (shape == CallShape.BATCH) {
      answer.add("answer");
    }
    Set<String> failure = new HashSet<>(answer);
    failure.add("failure");

    Request request =
        new RequestReader(node, department).read(shape == CallShape.BATCH ? Set.of("items") : task);
    Map<String, List<String>> flags = answers.flags();
    Duration timeout = request == null ? Duration.ofSeconds(10) : request.timeout();
    Idempotency idempotency = safety.idempotency(shape, department, task, flags, timeout);
    int retries = node.integer("retries", 5, 1, 100);
    Duration backoff =
        node.duration(
            "retryBackoff", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(10));
    FeelExpression result = answers.result(node, "resultExpression", answer, flags);
    List<ErrorRule> errors = new ErrorTableReader(node).read(failure);
    AnswerSchema schema = new AnswerSchemaReader(node).read();
    Reuse reuse = safety.reuse(idempotency, shape);
    if (reuse != null && request != null) {
      new ReuseKey(node, task).check(request, result, errors);
    }
    Callback callback = answers.callback(topic == null ? "" : topic, shape, flags);
    String poll = answers.poll(shape);
    Batch batch = answers.batch(shape, answer);
    checkShape(shape, idempotency);
    checkAsking(errors, idempotency);
    if (topic == null || names == null || shape == null || request == null || idempotency == null) {
      return null;
    }
    return new Call(
        topic,
        folder,
        names,
        shape,
        facts,
        request,
        retries,
        backoff,
        idempotency,
        schema,
        result,
        errors,
        flags,
        reuse,
        callback,
        poll,
        batch);
  }

  /** Asking first needs somebody to ask; what has no effect may simply be asked again. */
  private void checkAsking(List<ErrorRule> errors, @Nullable Idempotency idempotency) {
    boolean asks = errors.stream().anyMatch(ErrorRule.Ask.class::isInstance);
    if (asks && idempotency != null && !(idempotency instanceof Idempotency.Asked)) {
      node.fault("errors", "say ask, but the call has no check", "retry, or a check");
    }
  }

  private void checkShape(@Nullable CallShape shape, @Nullable Idempotency idempotency) {
    if (shape != null && shape != CallShape.TELL_ONLY && !node.has("resultExpression")) {
      node.fault(
          "resultExpression", "is missing", "FEEL that yields facts and flags" + ticketToo(shape));
    }
    if (shape == CallShape.ANSWER_LATER && idempotency instanceof Idempotency.Query) {
      node.fault(
          "idempotency",
          "is query, but what is answered later is an effect",
          "{header: <its key header>}");
    }
    if (shape == CallShape.BATCH
        && idempotency != null
        && !(idempotency instanceof Idempotency.Item || idempotency instanceof Idempotency.Query)) {
      node.fault("idempotency", "is for one case, beside shape batch", "item, or query");
    }
    if (department != null && !department.isCallable()) {
      node.fault(
          "(file)",
          "its department has no baseUrl",
          "one in workers/" + folder + "/department.yaml");
    }
  }

  private static String ticketToo(CallShape shape) {
    return shape == CallShape.ANSWER_LATER ? " and the ticket" : "";
  }

  private @Nullable String topic() {
    String file =
        node.file().substring(node.file().lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
    String topic = node.text("topic", "the file's name, " + file);
    if (topic != null && !topic.equals(file)) {
      node.fault("topic", "is '" + topic + "'", "the file's name: " + file);
    }
    return topic;
  }

  /** It may say whose it is, for whoever sends it without its folder. */
  private void checkDepartment() {
    String said = node.optionalText("department", "the folder's name, " + folder);
    if (said != null && !said.equals(folder)) {
      node.fault("department", "is '" + said + "'", "the folder's name: " + folder);
    }
  }

  private @Nullable CallShape shape() {
    String expected = "answer-now, answer-later, tell-only or batch";
    String text = node.text("shape", expected);
    if (text == null) {
      return null;
    }
    CallShape found =
        Arrays.stream(CallShape.values())
            .filter(shape -> shape.key().equals(text))
            .findFirst()
            .orElse(null);
    if (found == null) {
      node.fault("shape", "is '" + text + "'", expected);
    }
    return found;
  }

  private List<String> facts() {
    List<String> facts = node.texts("facts");
    if (!node.has("facts")) {
      node.fault("facts", "is missing", "what of the case the call may see, [] for nothing");
    }
    for (String fact : facts) {
      if (!NAME.matcher(fact).matches() || TASK_NAMES.contains(fact) || RESERVED.contains(fact)) {
        node.fault("facts", "'" + fact + "' is no name of a fact", "a key of bundle.yaml's fields");
      }
    }
    return facts;
  }
}
