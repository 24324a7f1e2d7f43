package io.onething.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {

  private static final TemplateCheck CHECK = new TemplateCheck(Reporting.context());
  private static final String PATH = "processes/test/documents/notice.jrxml";

  @TempDir Path folder;

  @BeforeEach
  void copyLayouts() throws IOException {
    DataFiles shipped = new DataFiles(DataFiles.DEFAULT_LOCATION);
    for (DataFile file : shipped.matching(Templates.SHARED + "*")) {
      write(file.path(), file.text());
    }
  }

  @Test
  void acceptsWhatIsShipped() {
    DataFiles shipped = new DataFiles(DataFiles.DEFAULT_LOCATION);
    List<Fault> faults = new ArrayList<>();
    Bundle bundle =
        YamlFiles.read(
                shipped.find("processes/talent-residency/bundle.yaml").orElseThrow(),
                Bundle.class,
                faults)
            .orElseThrow();

    faults.addAll(CHECK.faultsIn(shipped, List.of(bundle)));

    assertThat(faults).isEmpty();
  }

  @Test
  void acceptsPlainReferencesAndSimpleTexts() throws IOException {
    assertThat(faults(text("<expression>$F{applicantName}</expression>"))).isEmpty();
    assertThat(faults(text("<expression>$R{LATE}</expression>"))).isEmpty();
    assertThat(faults(text("<expression>$V{PAGE_NUMBER}</expression>"))).isEmpty();
    assertThat(
            faults(text("<expression type=\"simpleText\">致 $F{applicantName}：100$ 元</expression>")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<expression>\"a\" + $F{applicantName}</expression>",
        "<expression>$F{applicantName}.length()</expression>",
        "<expression>Runtime.getRuntime().exec(\"id\")</expression>",
        "<expression>new java.io.File(\"/\").list()</expression>",
        "<expression>\\u0024F{applicantName}</expression>",
        "<expression>msg($R{LATE})</expression>",
        "<expression></expression>",
        "<expression type=\"groovy\">$F{applicantName}</expression>",
        "<printWhenExpression>System.exit(1) == null</printWhenExpression>",
      })
  void refusesExpressionsThatAreMore(String expression) throws IOException {
    assertThat(faults(text(expression)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.file()).isEqualTo(PATH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <query language="sql">select 1</query>                              | <query> may not be used
          <import value="java.io.*"/>                                         | <import> may not be used
          <scriptlet name="s" class="java.lang.Runtime"/>                     | <scriptlet> may not be used
          <variable name="v" class="java.lang.String"/>                       | <variable> may not be used
          <parameter name="p" class="java.lang.String"/>                      | is not known
          <parameter name="seal" class="java.lang.ProcessBuilder"/>           | class 'java.lang.ProcessBuilder'
          <field name="applicantName" class="java.util.Date"/>                | class 'java.util.Date'
          <field name="salary" class="java.lang.String"/>                     | is not known to the bundle
          <property name="net.sf.jasperreports.compiler.java" value="x"/>     | may not be set
          <template>"http://example.com/x.jrtx"</template>                    | http://example.com/x.jrtx
          <style name="S" fontName="SimSun"/>                                 | font 'SimSun' is not embedded
          """)
  void refusesWhatRunsCodeOrFetches(String inserted, String problem) throws IOException {
    assertThat(faults(inserted + text("<expression>$F{applicantName}</expression>")))
        .anySatisfy(fault -> assertThat(fault.problem()).contains(problem));
  }

  @Test
  void refusesMarkupImagesFromValuesAndOtherKinds() throws IOException {
    List<Fault> faults =
        faults(
            """
            <detail><band height="90">
              <element kind="textField" x="0" y="0" width="9" height="9" markup="html"><expression>$F{applicantName}</expression></element>
              <element kind="image" x="0" y="10" width="9" height="9"><expression>$F{applicantName}</expression></element>
              <element kind="image" x="0" y="20" width="9" height="9"><expression type="simpleText">file:///etc/passwd</expression></element>
              <element kind="subreport" x="0" y="30" width="9" height="9"><expression>$P{seal}</expression></element>
              <element kind="component" x="0" y="40" width="9" height="9"/>
              <element kind="staticText" x="0" y="50" width="9" height="9" scriptletClass="x"><text>x</text></element>
            </band></detail>
            """);

    assertThat(faults)
        .extracting(Fault::problem)
        .contains(
            "may not be used",
            "an image may not come from a value",
            "an image may not be named by a text",
            "'subreport' may not be used",
            "'component' may not be used");
    assertThat(faults).extracting(Fault::path).anyMatch(path -> path.endsWith("@markup"));
  }

  @Test
  void refusesADoctype() throws IOException {
    write(
        PATH, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><jasperReport name=\"n\"/>");

    assertThat(check())
        .singleElement()
        .satisfies(fault -> assertThat(fault.expected()).contains("without DOCTYPE"));
  }

  @Test
  void findsWhatDoesNotFitItsBand() throws IOException {
    assertThat(
            faults(
                """
                <detail><band height="10">
                  <element kind="staticText" x="0" y="0" width="100" height="50"><text>x</text></element>
                </band></detail>
                """))
        .singleElement()
        .satisfies(fault -> assertThat(fault.path()).isEqualTo("(layout)"));
  }

  @Test
  void findsTextThatIsCutOff() throws IOException {
    assertThat(
            faults(
                """
                <detail><band height="20">
                  <element kind="staticText" x="0" y="0" width="100" height="20"><text>这一句话在一行里无论如何也写不下，后半句会不声不响地丢掉</text></element>
                </band></detail>
                """))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.problem()).startsWith("the text '这一句话").endsWith("is cut off"));
  }

  private List<Fault> faults(String content) throws IOException {
    write(
        PATH,
        """
        <jasperReport name="notice" language="java" pageWidth="437" pageHeight="600" columnWidth="437" leftMargin="0" rightMargin="0" topMargin="0" bottomMargin="0">
          <property name="onething.issuer" value="hrss"/>
          <property name="onething.word" value="字"/>
          <template>"../../shared/documents/official.jrtx"</template>
          <field name="applicantName" class="java.lang.String"/>
          <parameter name="seal" class="net.sf.jasperreports.renderers.Renderable"/>
        """
            + content
            + "</jasperReport>");
    return check();
  }

  private List<Fault> check() {
    String yaml =
        """
        bundle: test
        fields: {applicantName: {type: text}}
        documents: {notice: {names: {zh: 通知, en: Notice}}}
        codes: {LATE: {zh: 逾期, en: Late}}
        """;
    Bundle bundle =
        YamlFiles.read(
                new DataFile("bundle.yaml", yaml.getBytes(StandardCharsets.UTF_8)),
                Bundle.class,
                new ArrayList<>())
            .orElseThrow();
    return CHECK.faultsIn(new DataFiles("file:" + folder + "/"), List.of(bundle));
  }

  private void write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String text(String expression) {
    return "<detail><band height=\"20\"><element kind=\"textField\" x=\"0\" y=\"0\" width=\"99\" height=\"20\">"
        + expression
        + "</element></band></detail>";
  }
}
