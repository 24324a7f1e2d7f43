package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.docs.Document;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPropertiesTableTest {

  @Test
  void everyPropertyThatAModelMayHaveIsInTheTable() throws IllegalAccessException {
    List<String> properties = declared();
    List<String> table = Document.at("src/docs/reference/model-properties.md").firstColumn();
    assertThat(table)
        .filteredOn(name -> !name.startsWith("$"))
        .containsExactlyInAnyOrderElementsOf(properties);
  }

  @Test
  void whoWritesAnUnknownPropertyIsToldEveryOneThatABundleMayHave() throws IllegalAccessException {
    String model =
        "<definitions xmlns='%s' xmlns:camunda='%s'><process id='trial'><camunda:property name='show' value='a'/></process></definitions>"
            .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA);
    List<Fault> faults = new ArrayList<>();
    DataFile file =
        new DataFile("processes/trial/trial.bpmn", model.getBytes(StandardCharsets.UTF_8));
    new ModelReferences(
            ModelDocument.read(file, faults).orElseThrow(),
            Catalogs.read("bundle: trial\n"),
            new DataFiles(DataFiles.DEFAULT_LOCATION),
            faults)
        .check();
    List<String> known = declared();
    known.removeAll(List.of(Declared.NEEDS, Declared.TAKES, Declared.GIVES));

    assertThat(faults).extracting(Fault::problem).containsExactly("unknown property 'show'");
    assertThat(faults.getFirst().expected().split(", | or "))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  private static List<String> declared() throws IllegalAccessException {
    List<String> properties = new ArrayList<>();
    for (Field constant : Declared.class.getDeclaredFields()) {
      if (constant.getType() == String.class) {
        properties.add(String.valueOf(constant.get(null)));
      }
    }
    return properties;
  }
}
