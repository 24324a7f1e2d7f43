package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.docs.Document;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerFilesTableTest {

  @Test
  void everyKeyIsInTheTable() {
    List<String> keys = new ArrayList<>(DepartmentFileReader.KEYS);
    keys.addAll(CallReader.KEYS);
    assertThat(Document.at("src/docs/reference/worker-files.md").firstColumn())
        .containsExactlyInAnyOrderElementsOf(keys);
  }
}
