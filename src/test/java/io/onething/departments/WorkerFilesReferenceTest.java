package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.docs.Document;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * The tables of the reference come from the schemas. After a change of these write them anew:
 * {@code mvn -Dquick test -Dtest=WorkerFilesReferenceTest -Dwrite}
 */
class WorkerFilesReferenceTest {

  @Test
  void saysWhatTheSchemasSay() throws IOException {
    Document reference = Document.at("src/docs/reference/worker-files.md");
    String expected = reference.text();
    for (WorkerFileSchema schema : WorkerFileSchema.values()) {
      expected = withTables(expected, schema);
    }
    if (System.getProperty("write") != null) {
      Files.writeString(reference.path(), expected);
    } else {
      assertThat(reference.text()).isEqualTo(expected);
    }
  }

  private static String withTables(String text, WorkerFileSchema schema) {
    String begin = "<!-- from workers/" + schema.file() + " -->\n";
    String end = "<!-- end of " + schema.file() + " -->\n";
    assertThat(text).contains(begin, end);
    String tables = new SchemaTables(new SchemaKeys(schema.content()), "###").markdown();
    return text.substring(0, text.indexOf(begin) + begin.length())
        + "\n"
        + tables
        + "\n"
        + text.substring(text.indexOf(end));
  }
}
