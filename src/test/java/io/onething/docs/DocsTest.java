package io.onething.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocsTest {

  private static final Document ENGLISH = Document.at("README.md");
  private static final Document CHINESE = Document.at("README.zh-CN.md");
  private static final Pattern DECISION = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");

  static Stream<Document> documents() {
    return Document.all().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Document document) {
    assertThat(document.links()).allSatisfy(link -> assertThat(link).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyPathThatIsNamedExists(Document document) {
    List<String> made = List.of("docker/.env", "docker/secrets/");
    assertThat(document.places())
        .filteredOn(place -> !made.contains(place))
        .allSatisfy(place -> assertThat(Path.of(place)).exists());
  }

  @Test
  void bothReadmesNameTheSameCommandsAndPaths() {
    assertThat(CHINESE.commands()).isEqualTo(ENGLISH.commands());
    assertThat(CHINESE.places()).isEqualTo(ENGLISH.places());
    assertThat(CHINESE.walk()).isEqualTo(ENGLISH.walk());
    assertThat(CHINESE.firstColumn()).isEqualTo(ENGLISH.firstColumn());
  }

  @Test
  void theReadmeNamesEveryTopLevelFolderAndEveryDocument() throws IOException {
    assertThat(ENGLISH.places())
        .contains("processes/", "forms/", "workers/", "src/main/web/", "src/docs/", "docker/");
    try (Stream<Path> howTos = Files.list(Path.of("src", "docs", "how-to"));
        Stream<Path> references = Files.list(Path.of("src", "docs", "reference"))) {
      assertThat(ENGLISH.links())
          .containsAll(Stream.concat(howTos, references).map(Path::toAbsolutePath).toList());
    }
  }

  /** Whoever adds a matter says so where people look first. */
  @Test
  void bothReadmesNameEveryMatterThatShips() throws IOException {
    List<String> matters = new ArrayList<>();
    for (DataFile file :
        new DataFiles(DataFiles.DEFAULT_LOCATION).matching("processes/*/bundle.yaml")) {
      matters.add(new YAMLMapper().readTree(file.content()).at("/names/zh").asText());
    }
    assertThat(matters).hasSizeGreaterThan(2);
    for (String readme : List.of("README.md", "README.zh-CN.md")) {
      assertThat(Files.readString(Path.of(readme))).as(readme).contains(matters);
    }
  }

  @Test
  void everyDecisionSaysWhatItCosts() throws IOException {
    Document list = Document.at("src/docs/adr/README.md");
    try (Stream<Path> files = Files.list(Path.of("src", "docs", "adr"))) {
      List<Path> decisions =
          files.filter(file -> DECISION.matcher(file.getFileName().toString()).matches()).toList();
      assertThat(decisions).hasSizeGreaterThan(20);
      for (Path decision : decisions) {
        assertThat(Files.readString(decision))
            .contains("\nStatus: ", "\n## Context\n", "\n## Decision\n", "\n- Cost: ");
        assertThat(list.links()).contains(decision.toAbsolutePath());
      }
    }
  }
}
