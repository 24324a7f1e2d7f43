package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {

  @TempDir Path folder;

  @Test
  void aFolderThatDoesNotExistHoldsNoFiles() throws Exception {
    Files.createDirectories(folder.resolve("processes/shared"));
    Files.writeString(folder.resolve("processes/shared/prefill.bpmn"), "<x/>");

    DataFiles onDisk = new DataFiles("file:" + folder);
    assertThat(onDisk.matching("processes/shared/*.bpmn")).hasSize(1);
    assertThat(onDisk.matching("forms/shared/*.form")).isEmpty();
    assertThat(new DataFiles(DataFiles.DEFAULT_LOCATION).matching("forms/nowhere/*.form"))
        .isEmpty();
  }

  /** As whoever edits the files in the repository names it. */
  @Test
  void theFolderThatWeRunInIsALocation() {
    assertThat(new DataFiles("file:./").matching("processes/shared/*.bpmn"))
        .extracting(DataFile::path)
        .contains("processes/shared/prefill.bpmn");
  }

  @Test
  void aLocationThatDoesNotExistIsNamed() {
    DataFiles nowhere = new DataFiles("classpath:/nowhere/");

    assertThatThrownBy(() -> nowhere.matching("forms/*/*.form"))
        .hasMessage("Cannot read forms/*/*.form at classpath:/nowhere/ (onething.data.location)");
  }
}
