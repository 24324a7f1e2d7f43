package io.onething.departments.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Call;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelFault;
import io.onething.departments.Idempotency;
import io.onething.departments.MessageMasking;
import io.onething.departments.Template;
import io.onething.departments.worker.CallOutcome.Cause;
import io.onething.departments.worker.CallOutcome.Failed;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one department's calls. */
final class DepartmentCaller implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final DepartmentAddress address;
  private final Map<String, String> signInHeaders;
  private final AnswerReading reading;
  private final DepartmentHttp http = new DepartmentHttp();

  /**
   * @param signInHeaders sent with every call
   */
  DepartmentCaller(DepartmentAddress address, Map<String, String> signInHeaders, Clock clock) {
    this.address = address;
    this.signInHeaders = Map.copyOf(signInHeaders);
    this.reading = new AnswerReading(clock);
  }

  /** Makes the call and says how it ended; whatever goes wrong on the way is a failure. */
  CallOutcome call(Call call, CaseTask task) throws InterruptedException {
    long began = System.nanoTime();
    CallOutcome outcome;
    try {
      outcome = reading.read(call, task, http.send(request(call, task), call.request().timeout()));
    } catch (NoAnswer none) {
      outcome = new Failed(none.side(), String.valueOf(none.getMessage()), "");
    } catch (ContractBroken | FeelFault broken) {
      outcome = new Failed(Cause.DEFECT, String.valueOf(broken.getMessage()), "");
    }
    return outcome instanceof Failed failed ? described(call, task, failed, began) : outcome;
  }

  private static Failed described(Call call, CaseTask task, Failed failed, long began) {
    String details =
        "%s %s, %s, delivery %d, key %s, %d ms, %s"
            .formatted(
                call.topic(),
                call.request().method(),
                failed.cause(),
                task.deliveries(),
                task.idempotencyKey(),
                (System.nanoTime() - began) / 1_000_000,
                failed.details());
    String message = call.department() + ": " + failed.message();
    return new Failed(
        failed.cause(),
        MessageMasking.mask(message, task.facts()),
        MessageMasking.mask(details, task.facts()),
        failed.retryAfter());
  }

  private HttpRequest request(Call call, CaseTask task) {
    Map<String, @Nullable Object> names = task.names();
    String path = call.request().url().text(names);
    if (path == null) {
      throw new ContractBroken("the url of the call needs a fact that the case does not have");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                address.resolve(path, texts(call.request().queryParameters(), names)))
            .header("Accept", "application/json");
    signInHeaders.forEach(request::header);
    texts(call.request().headers(), names).forEach(request::header);
    if (call.idempotency() instanceof Idempotency.Key key) {
      request.header(key.header(), task.idempotencyKey());
    }
    FeelExpression body = call.request().body();
    if (body == null) {
      return request.method(call.request().method(), BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(call.request().method(), BodyPublishers.ofByteArray(json(body.evaluate(names))))
        .build();
  }

  private static Map<String, String> texts(
      Map<String, Template> templates, Map<String, @Nullable Object> names) {
    Map<String, String> texts = new HashMap<>();
    templates.forEach(
        (name, template) -> {
          String text = template.text(names);
          if (text != null) {
            texts.put(name, text);
          }
        });
    return texts;
  }

  private static byte[] json(@Nullable Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new ContractBroken("the body of the call cannot be written as JSON");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
