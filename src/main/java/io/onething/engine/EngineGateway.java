package io.onething.engine;

import io.onething.departments.Attempt;
import io.onething.departments.Attempts;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Outcome;
import io.onething.engine.GatewayRequests.Value;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for workers. It speaks the protocol of the engine's external tasks, so that the official
 * client can be used, and lets pass nothing else; worker id and topics are bound to the token.
 */
@Hidden
@RestController
@RequestMapping("/engine-gateway/external-task")
class EngineGateway {

  private static final Logger log = LoggerFactory.getLogger(EngineGateway.class);

  /** Tasks that another server has made are found by looking again this often. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

  /** How long a task rests whose facts could not be joined. */
  private static final Duration PUT_OFF = Duration.ofSeconds(3);

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private final GatewayTasks tasks;
  private final TaskSignals signals;
  private final DepartmentFiles departments;

  EngineGateway(GatewayTasks tasks, TaskSignals signals, DepartmentFiles departments) {
    this.tasks = tasks;
    this.signals = signals;
    this.departments = departments;
  }

  /** Answers as soon as there is a task, at the latest when the long poll ends. */
  @PostMapping("/fetchAndLock")
  List<FetchedTask> fetchAndLock(
      @RequestBody GatewayRequests.Fetch fetch, @AuthenticationPrincipal Jwt token)
      throws InterruptedException {
    WorkerGrant grant = WorkerGrant.of(token);
    grant.checkWorker(fetch.workerId());
    List<GatewayRequests.Topic> topics = fetch.topics() == null ? List.of() : fetch.topics();
    topics.forEach(topic -> grant.checkTopic(topic.topicName()));
    if (topics.isEmpty()) {
      return List.of();
    }
    long wait = fetch.asyncResponseTimeout() == null ? 0 : fetch.asyncResponseTimeout();
    long end = System.nanoTime() + Math.min(wait * 1_000_000, LONGEST_POLL.toNanos());
    List<String> names = topics.stream().map(GatewayRequests.Topic::topicName).toList();
    try (TaskSignals.Fetch open = signals.begin(fetch.workerId(), names)) {
      while (!open.isOver()) {
        open.looking();
        List<LockedExternalTask> locked = tasks.lock(fetch, topics);
        List<FetchedTask> fetched = join(locked);
        long left = end - System.nanoTime();
        if (!fetched.isEmpty() || left <= 0) {
          return fetched;
        }
        if (locked.isEmpty()) {
          open.await(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
        }
      }
      return List.of();
    }
  }

  private List<FetchedTask> join(List<LockedExternalTask> locked) {
    List<FetchedTask> fetched = new ArrayList<>();
    for (LockedExternalTask task : locked) {
      try {
        tasks.join(task).ifPresent(fetched::add);
      } catch (RuntimeException failed) {
        log.error(
            "Task {} of topic {} rests: its facts could not be joined",
            task.getId(),
            task.getTopicName(),
            failed);
        putOff(task);
      }
    }
    return fetched;
  }

  /** Back at once, it would be fetched again at once, before its neighbours. */
  private void putOff(LockedExternalTask task) {
    try {
      tasks.extend(
          task.getId(), new GatewayRequests.Extend(task.getWorkerId(), PUT_OFF.toMillis()));
    } catch (RuntimeException gone) {
      log.warn(
          "Task {} is not given back before its lock runs out: {}",
          task.getId(),
          gone.getMessage());
    }
  }

  @PostMapping("/{id}/complete")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      @PathVariable String id,
      @RequestBody GatewayRequests.Complete complete,
      @AuthenticationPrincipal Jwt token) {
    ExternalTask task = granted(id, complete.workerId(), token);
    tasks.complete(
        task,
        complete.workerId(),
        outcome(task, complete.variables()),
        attempts(task, complete.variables()));
  }

  @PostMapping("/{id}/bpmnError")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void bpmnError(
      @PathVariable String id,
      @RequestBody GatewayRequests.BpmnError error,
      @AuthenticationPrincipal Jwt token) {
    ExternalTask task = granted(id, error.workerId(), token);
    checkCode(task, "error", error.errorCode());
    if (error.errorMessage() != null) {
      checkCode(task, "reason", error.errorMessage());
    }
    tasks.refuse(task, error, outcome(task, error.variables()), attempts(task, error.variables()));
  }

  @PostMapping("/{id}/failure")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void failure(
      @PathVariable String id,
      @RequestBody GatewayRequests.Failure failure,
      @AuthenticationPrincipal Jwt token) {
    ExternalTask task = granted(id, failure.workerId(), token);
    tasks.fail(task, failure, attempts(task, failure.variables()));
  }

  @PostMapping("/{id}/extendLock")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void extendLock(
      @PathVariable String id,
      @RequestBody GatewayRequests.Extend extend,
      @AuthenticationPrincipal Jwt token) {
    granted(id, extend.workerId(), token);
    tasks.extend(id, extend);
  }

  @PostMapping("/{id}/unlock")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlock(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    ExternalTask task = tasks.find(id).orElseThrow(() -> new TaskGone(id));
    WorkerGrant grant = WorkerGrant.of(token);
    grant.checkTopic(task.getTopicName());
    if (task.getWorkerId() != null) {
      grant.checkWorker(task.getWorkerId());
    }
    tasks.unlock(task);
  }

  private ExternalTask granted(String id, String workerId, Jwt token) {
    WorkerGrant grant = WorkerGrant.of(token);
    grant.checkWorker(workerId);
    ExternalTask task = tasks.find(id).orElseThrow(() -> new TaskGone(id));
    grant.checkTopic(task.getTopicName());
    return task;
  }

  private static void checkCode(ExternalTask task, String what, @Nullable String code) {
    if (code == null || !CODE.matcher(code).matches()) {
      throw new OneThingException(
          ErrorCode.BAD_ANSWER,
          task.getTopicName() + ": the " + what + " is no code, expected " + CODE.pattern());
    }
  }

  private Outcome outcome(ExternalTask task, @Nullable Map<String, Value> variables) {
    @Nullable String json = text(variables, Outcome.VARIABLE);
    Call call = departments.call(task.getTopicName());
    return json == null ? Outcome.EMPTY : Outcome.parse(json, call);
  }

  private static @Nullable List<Attempt> attempts(
      ExternalTask task, @Nullable Map<String, Value> variables) {
    @Nullable String json = text(variables, Attempts.VARIABLE);
    return json == null ? null : Attempts.parse(json, task.getTopicName());
  }

  private static @Nullable String text(@Nullable Map<String, Value> variables, String name) {
    @Nullable Value variable = variables == null ? null : variables.get(name);
    return variable == null || variable.value() == null ? null : variable.value().toString();
  }

  /** The task has been completed or cancelled meanwhile. */
  private static final class TaskGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TaskGone(String id) {
      super("External task with id " + id + " does not exist");
    }
  }

  /** Errors in the notation that the official client reads. */
  record EngineError(String type, String message, int code) {}

  @ExceptionHandler(TaskGone.class)
  ResponseEntity<EngineError> gone(TaskGone gone) {
    return error(HttpStatus.NOT_FOUND, "RestException", gone);
  }

  @ExceptionHandler(WorkerGrant.NotGranted.class)
  ResponseEntity<EngineError> notGranted(WorkerGrant.NotGranted refused) {
    return error(HttpStatus.FORBIDDEN, "AuthorizationException", refused);
  }

  @ExceptionHandler(BadUserRequestException.class)
  ResponseEntity<EngineError> badRequest(BadUserRequestException refused) {
    return error(HttpStatus.BAD_REQUEST, "RestException", refused);
  }

  @ExceptionHandler(OneThingException.class)
  ResponseEntity<EngineError> refused(OneThingException refused) {
    log.warn("A worker's report is refused: {}", refused.getMessage());
    return error(HttpStatusCode.valueOf(refused.code().status()), "RestException", refused);
  }

  @ExceptionHandler(ProcessEngineException.class)
  ResponseEntity<EngineError> engine(ProcessEngineException failed) {
    log.warn("The engine refused a worker's report: {}", failed.getMessage());
    return error(HttpStatus.INTERNAL_SERVER_ERROR, "ProcessEngineException", failed);
  }

  private static ResponseEntity<EngineError> error(
      HttpStatusCode status, String type, Exception problem) {
    return ResponseEntity.status(status)
        .body(new EngineError(type, String.valueOf(problem.getMessage()), 0));
  }
}
