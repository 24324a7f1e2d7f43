package io.onething.engine;

import io.onething.catalog.BundleFolder;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives models, tables and forms of a bundle to the engine, under the names that they have here.
 */
@Component
public class BundleDeployer {

  /** The folder of processes that all bundles use. */
  static final String SHARED = BundleFolder.SHARED;

  private final RepositoryService repository;

  BundleDeployer(RepositoryService repository) {
    this.repository = repository;
  }

  /** A process that the engine knows by a deployment. */
  public record Definition(String id, String key, int version, String resource) {}

  /**
   * Deploys what the engine needs of the files, in the caller's transaction. The same files again
   * are the same deployment.
   *
   * @return the deployment's id
   * @throws FaultyFiles if the engine cannot read them
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String deploy(String bundle, List<DataFile> files, String source) {
    DeploymentBuilder deployment =
        repository.createDeployment().name(bundle).source(source).enableDuplicateFiltering(false);
    List<DataFile> deployed = BundleFolder.deployment(bundle, files);
    deployed.forEach(
        file -> deployment.addInputStream(file.path(), new ByteArrayInputStream(file.content())));
    try {
      return deployment.deploy().getId();
    } catch (ParseException unreadable) {
      throw new FaultyFiles(faults(unreadable));
    } catch (ProcessEngineException refused) {
      throw new FaultyFiles(
          List.of(
              new Fault(
                  "processes/" + bundle,
                  "(deployment)",
                  String.valueOf(refused.getMessage()),
                  "files that the engine takes")));
    }
  }

  /** The processes of a deployment, by id. */
  @Transactional(readOnly = true)
  public Map<String, Definition> definitions(String deployment) {
    Map<String, Definition> found = new TreeMap<>();
    repository
        .createProcessDefinitionQuery()
        .deploymentId(deployment)
        .list()
        .forEach(
            each ->
                found.put(
                    each.getId(),
                    new Definition(
                        each.getId(), each.getKey(), each.getVersion(), each.getResourceName())));
    return found;
  }

  private static List<Fault> faults(ParseException unreadable) {
    List<Fault> faults = new ArrayList<>();
    for (ResourceReport report : unreadable.getResorceReports()) {
      Stream.concat(report.getErrors().stream(), report.getWarnings().stream())
          .map(problem -> fault(report.getResourceName(), problem))
          .forEach(faults::add);
    }
    return faults;
  }

  private static Fault fault(String file, Problem problem) {
    String element = problem.getMainElementId();
    return new Fault(
        file,
        element == null ? "(file)" : element,
        problem.getMessage(),
        "a model that the engine can read",
        problem.getLine());
  }
}
