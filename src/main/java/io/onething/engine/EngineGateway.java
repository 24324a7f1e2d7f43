package io.onething.engine;

import io.onething.departments.DepartmentFiles;
import io.onething.shared.OneThingException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTask;
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

  private final GatewayTasks tasks;
  private final TaskHandout handouts;
  private final TaskSignals signals;
  private final DepartmentFiles departments;
  private final LateReports late;
  private final TaskLocks locks;
  private final TogetherReported together;

  EngineGateway(
      GatewayTasks tasks,
      TaskHandout handouts,
      TaskSignals signals,
      DepartmentFiles departments,
      LateReports late,
      TaskLocks locks,
      TogetherReported together) {
    this.late = late;
    this.locks = locks;
    this.together = together;
    this.tasks = tasks;
    this.handouts = handouts;
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
        TaskHandout.Handout handout = handouts.handOut(fetch, topics);
        long left = end - System.nanoTime();
        if (!handout.tasks().isEmpty() || left <= 0) {
          return handout.tasks();
        }
        if (!handout.found()) {
          open.await(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
        }
      }
      return List.of();
    }
  }

  @PostMapping("/{id}/complete")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      @PathVariable String id,
      @RequestBody GatewayRequests.Complete complete,
      @AuthenticationPrincipal Jwt token) {
    complete(id, complete, granted(complete.workerId(), token));
  }

  private void complete(String id, GatewayRequests.Complete complete, WorkerGrant grant) {
    inTime(
        id,
        grant,
        complete.workerId(),
        task ->
            tasks.complete(
                task,
                complete.workerId(),
                ReportedVariables.outcome(
                    departments.call(task.getTopicName()), complete.variables()),
                ReportedVariables.attempts(task.getTopicName(), complete.variables())),
        () -> late.answered(id, grant, complete.workerId(), complete.variables()));
  }

  /**
   * Completions that are ready at the same moment, those of one case in one transaction; each is
   * answered as if it had come alone. Our own addition to the protocol.
   */
  @PostMapping("/complete")
  List<Receipt> completeAll(
      @RequestBody GatewayRequests.Completions reports, @AuthenticationPrincipal Jwt token) {
    reports.check();
    reports.completions().forEach(report -> granted(report.workerId(), token));
    WorkerGrant grant = WorkerGrant.of(token);
    Set<String> taken = together.take(reports.completions(), grant);
    return reports.completions().stream()
        .map(
            report ->
                taken.contains(report.id())
                    ? new Receipt(report.id(), HttpStatus.NO_CONTENT.value(), null)
                    : alone(report, grant))
        .toList();
  }

  /**
   * What became of one completion of several.
   *
   * @param status the HTTP status that it would have been answered with alone
   * @param message why it was not taken; null if it was
   */
  record Receipt(String id, int status, @Nullable String message) {}

  private Receipt alone(GatewayRequests.Completed report, WorkerGrant grant) {
    ResponseEntity<EngineError> answer;
    try {
      complete(report.id(), report.alone(), grant);
      return new Receipt(report.id(), HttpStatus.NO_CONTENT.value(), null);
    } catch (TaskGone problem) {
      answer = gone(problem);
    } catch (WorkerGrant.NotGranted problem) {
      answer = notGranted(problem);
    } catch (BadUserRequestException problem) {
      answer = badRequest(problem);
    } catch (OneThingException problem) {
      answer = refused(problem);
    } catch (ProcessEngineException problem) {
      answer = engine(problem);
    } catch (RuntimeException problem) {
      log.error("A worker's report on task {} could not be taken", report.id(), problem);
      answer = error(HttpStatus.INTERNAL_SERVER_ERROR, "Exception", problem);
    }
    EngineError said = Objects.requireNonNull(answer.getBody());
    return new Receipt(report.id(), answer.getStatusCode().value(), said.message());
  }

  @PostMapping("/{id}/bpmnError")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void bpmnError(
      @PathVariable String id,
      @RequestBody GatewayRequests.BpmnError error,
      @AuthenticationPrincipal Jwt token) {
    WorkerGrant grant = granted(error.workerId(), token);
    inTime(
        id,
        grant,
        error.workerId(),
        task -> {
          ReportedCode.checkRefusal(task.getTopicName(), error.errorCode(), error.errorMessage());
          tasks.refuse(
              task,
              error,
              ReportedVariables.outcome(departments.call(task.getTopicName()), error.variables()),
              ReportedVariables.attempts(task.getTopicName(), error.variables()));
        },
        () -> late.refused(id, grant, error));
  }

  @PostMapping("/{id}/failure")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void failure(
      @PathVariable String id,
      @RequestBody GatewayRequests.Failure failure,
      @AuthenticationPrincipal Jwt token) {
    WorkerGrant grant = granted(failure.workerId(), token);
    inTime(
        id,
        grant,
        failure.workerId(),
        task ->
            tasks.fail(
                task,
                failure,
                ReportedVariables.attempts(task.getTopicName(), failure.variables())),
        () -> late.failed(id, grant, failure));
  }

  @PostMapping("/{id}/extendLock")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void extendLock(
      @PathVariable String id,
      @RequestBody GatewayRequests.Extend extend,
      @AuthenticationPrincipal Jwt token) {
    task(id, granted(extend.workerId(), token));
    if (extend.newDuration() <= 0) {
      throw new BadUserRequestException(
          "newDuration is " + extend.newDuration() + ", expected milliseconds above 0");
    }
    if (!locks.extend(id, extend.workerId(), extend.newDuration())) {
      throw new BadUserRequestException(
          "External task "
              + id
              + " is not held by worker "
              + extend.workerId()
              + ": another has it, its lock has run out, or it is suspended");
    }
  }

  @PostMapping("/{id}/unlock")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlock(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    WorkerGrant grant = WorkerGrant.of(token);
    ExternalTask task = task(id, grant);
    if (task.getWorkerId() != null) {
      grant.checkWorker(task.getWorkerId());
    }
    tasks.unlock(task);
  }

  private static WorkerGrant granted(String workerId, Jwt token) {
    WorkerGrant grant = WorkerGrant.of(token);
    grant.checkWorker(workerId);
    return grant;
  }

  private ExternalTask task(String id, WorkerGrant grant) {
    ExternalTask task = tasks.find(id).orElseThrow(() -> new TaskGone(id));
    grant.checkTopic(task.getTopicName());
    return task;
  }

  /** Takes a report; one for a task that is no longer the worker's is kept, and refused as ever. */
  private void inTime(
      String id,
      WorkerGrant grant,
      String workerId,
      Consumer<ExternalTask> report,
      Runnable tooLate) {
    try {
      report.accept(task(id, grant));
    } catch (TaskGone gone) {
      tooLate.run();
      throw gone;
    } catch (BadUserRequestException refused) {
      if (!isHeldBy(id, workerId)) {
        tooLate.run();
      }
      throw refused;
    }
  }

  private boolean isHeldBy(String id, String workerId) {
    return tasks.find(id).map(ExternalTask::getWorkerId).filter(workerId::equals).isPresent();
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

  /** As the engine itself tells those who call it what was wrong. */
  static ResponseEntity<EngineError> error(HttpStatusCode status, String type, Exception problem) {
    return ResponseEntity.status(status)
        .body(new EngineError(type, String.valueOf(problem.getMessage()), 0));
  }
}
