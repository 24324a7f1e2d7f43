package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.docs.Document;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPropertiesTableTest {

  @Test
  void everyPropertyThatAModelMayHaveIsInTheTable() throws IllegalAccessException {
    List<String> properties = new ArrayList<>();
    for (Field constant : Declared.class.getDeclaredFields()) {
      if (constant.getType() == String.class) {
        properties.add(String.valueOf(constant.get(null)));
      }
    }
    List<String> table = Document.at("src/docs/reference/model-properties.md").firstColumn();
    assertThat(table)
        .filteredOn(name -> !name.startsWith("$"))
        .containsExactlyInAnyOrderElementsOf(properties);
  }
}
