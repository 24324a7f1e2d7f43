package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a file is said in words of whoever has written it. */
class YamlFilesTest {

  @Test
  void aListInThePlaceOfKeysIsCalledAList() {
    assertThat(faultsOf("bundle: a\nfields: [x]\n"))
        .containsExactly(
            "bundle.yaml: fields: is a list, expected a value of the kind that the reference names");
  }

  @Test
  void keysInThePlaceOfAListAreCalledAnObject() {
    assertThat(faultsOf("bundle: a\nconsents: {topic: x}\n"))
        .containsExactly(
            "bundle.yaml: consents: is an object, expected a value of the kind that the reference names");
  }

  private static List<String> faultsOf(String text) {
    List<Fault> faults = new ArrayList<>();
    DataFile file = new DataFile("bundle.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(YamlFiles.read(file, Bundle.class, faults)).isEmpty();
    return faults.stream().map(Fault::toString).toList();
  }
}
