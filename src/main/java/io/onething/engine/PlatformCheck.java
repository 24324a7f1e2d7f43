package io.onething.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Camunda Modeler draws for two platforms, and writes into each file for which. One of the other
 * platform has all of its faults for this one reason, so it is said.
 */
@Component
class PlatformCheck implements FileCheck {

  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
  private static final String PLACE = "executionPlatform";
  private static final String OURS = "Camunda Platform";

  private final ObjectMapper json;

  PlatformCheck(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    Stream.of("processes/*/*.bpmn", "processes/*/*.dmn")
        .flatMap(pattern -> files.matching(pattern).stream())
        .forEach(file -> check(file, ofModel(file), faults));
    files.matching("forms/*/*.form").forEach(file -> check(file, ofForm(file), faults));
    return faults;
  }

  private static void check(DataFile file, String platform, List<Fault> faults) {
    if (!platform.isEmpty() && !platform.equals(OURS)) {
      faults.add(
          new Fault(
              file.path(),
              PLACE,
              "was made for '" + platform + "', which is Camunda 8",
              "a file of Camunda 7: in Modeler, File, New File, those under Camunda 7"));
    }
  }

  /** What cannot be read is told by those who read it. */
  private static String ofModel(DataFile file) {
    return ModelDocument.read(file, new ArrayList<>())
        .map(model -> model.xml().getDocumentElement().getAttributeNS(MODELER, PLACE))
        .orElse("");
  }

  private String ofForm(DataFile file) {
    try {
      return json.readTree(file.content()).path(PLACE).asText("");
    } catch (JacksonException unreadable) {
      return "";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
