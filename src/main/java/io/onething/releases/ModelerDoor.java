package io.onething.releases;

import io.onething.catalog.Edition;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.catalog.ReleaseStore.Origin;
import io.onething.engine.BundleDeployer;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calls of Camunda Modeler's deployment dialog, and nothing else of the engine's REST API. What
 * the dialog sends is a draft. Our own command comes the same way, with fields of its own.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/modeler-gateway", produces = MediaType.APPLICATION_JSON_VALUE)
class ModelerDoor {

  /** Of our command: the files are the whole bundle. */
  static final String WHOLE = "onething-whole";

  /** Of our command: from when the release counts; without it, it is a draft. */
  static final String ACTIVE_FROM = "onething-active-from";

  private static final String ENGINE_VERSION = "7.24.0";

  private final Releasing releasing;
  private final ReleaseChanges changes;
  private final BundleDeployer deployer;
  private final Clock clock;

  ModelerDoor(Releasing releasing, ReleaseChanges changes, BundleDeployer deployer, Clock clock) {
    this.releasing = releasing;
    this.changes = changes;
    this.deployer = deployer;
    this.clock = clock;
  }

  /** The dialog asks for it when an address is typed, and chooses its checks by it. */
  @GetMapping("/version")
  Map<String, String> version() {
    return Map.of("version", ENGINE_VERSION);
  }

  /** The dialog asks for none of them, to see whether it may come in. */
  @GetMapping("/deployment")
  List<Deployment> deployments() {
    return List.of();
  }

  /**
   * A deployment as the dialog reads it; of the processes the bundle's own, without shared ones.
   *
   * @param name the edition that it has become
   */
  record Deployment(
      List<String> links,
      String id,
      String name,
      String source,
      Instant deploymentTime,
      @Nullable String tenantId,
      Map<String, Process> deployedProcessDefinitions,
      OneThing oneThing) {}

  /** A process of the deployment, as the dialog reads it. */
  record Process(String id, String key, int version, String resource, String deploymentId) {}

  /**
   * What the engine's own answer does not say.
   *
   * @param created false if the newest release holds these files already
   * @param activeFrom null for a draft
   * @param hindrances why it cannot count yet
   * @param changes what it has otherwise than the release that counted before
   */
  record OneThing(
      String bundle,
      int release,
      boolean created,
      @Nullable Instant activeFrom,
      List<NewDepartments.Hindrance> hindrances,
      ReleaseChanges.Changes changes) {}

  @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Deployment create(
      @RequestHeader(HttpHeaders.CONTENT_TYPE) String type, @RequestBody byte[] body) {
    MultipartForm form = MultipartForm.read(type, body);
    SentBundle sent =
        SentBundle.of(form.field("deployment-name").orElse(null), form.files(), releasing.places());
    boolean whole = form.field(WHOLE).map(Boolean::parseBoolean).orElse(false);
    Instant from = form.field(ACTIVE_FROM).map(text -> ActiveFrom.read(text, clock)).orElse(null);
    Releasing.Taken taken =
        releasing.take(sent, whole, whole ? Origin.COMMAND : Origin.MODELER, from);
    return answer(taken, form.field("deployment-source").orElse(""));
  }

  private Deployment answer(Releasing.Taken taken, String source) {
    Edition edition = taken.edition();
    Map<String, Process> processes = new LinkedHashMap<>();
    deployer
        .definitions(taken.deployment())
        .forEach(
            (id, each) -> {
              if (each.key().equals(edition.bundle())) {
                processes.put(
                    id,
                    new Process(
                        id, each.key(), each.version(), each.resource(), taken.deployment()));
              }
            });
    return new Deployment(
        List.of(),
        taken.deployment(),
        edition.toString(),
        source,
        taken.at(),
        null,
        processes,
        new OneThing(
            edition.bundle(),
            edition.number(),
            taken.created(),
            taken.from(),
            taken.hindrances(),
            changes.of(edition, taken.before())));
  }

  /**
   * A refusal as the engine would word it: the dialog shows {@code message}.
   *
   * @param details by file, as the engine's parser reports
   */
  record Refusal(String type, String message, Map<String, Report> details) {}

  /** What is wrong in one file. */
  record Report(List<Problem> errors, List<Problem> warnings) {}

  /** One thing wrong, at an element. */
  record Problem(
      String message, int line, int column, String mainElementId, List<String> elementIds) {}

  @ExceptionHandler(OneThingException.class)
  ResponseEntity<Refusal> refused(OneThingException refused) {
    String chinese =
        refused.faults().isEmpty()
            ? refused.code().title().zh()
            : refused.faults().stream()
                .map(fault -> fault.problem().zh())
                .collect(Collectors.joining("；"));
    return ResponseEntity.status(refused.code().status())
        .body(
            new Refusal(
                "InvalidRequestException", chinese + "\n" + refused.getMessage(), Map.of()));
  }

  @ExceptionHandler(FaultyFiles.class)
  ResponseEntity<Refusal> faulty(FaultyFiles faulty) {
    Map<String, Report> details = new LinkedHashMap<>();
    for (Fault fault : faulty.faults()) {
      details
          .computeIfAbsent(fault.file(), file -> new Report(new ArrayList<>(), List.of()))
          .errors()
          .add(new Problem(fault.shown(), fault.line(), 0, fault.path(), List.of(fault.path())));
    }
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY)
        .body(new Refusal("ParseException", String.valueOf(faulty.getMessage()), details));
  }
}
