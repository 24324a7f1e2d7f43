package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.departments.BodyFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies that departments speak: what is sent, what is understood, what is refused. */
class BodiesTest {

  @Test
  void writesXmlWithAttributesTextAndRepeatedElements() {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("@id", "1");
    person.put("姓名", "李 <𠮷> & \"Co\"");
    person.put("unknown", null);
    person.put("child", List.of("a", Map.of("@n", 2.0, "#text", "b")));
    person.put("empty", "");
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("@xmlns", "urn:marriages");
    root.put("@xmlns:x", "urn:x");
    root.put("x:person", person);
    assertThat(text(BodyFormat.XML, Map.of("query", root)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?><query xmlns="urn:marriages" xmlns:x="urn:x"><x:person id="1"><姓名>李 &lt;𠮷&gt; &amp; "Co"</姓名><child>a</child><child n="2">b</child><empty></empty></x:person></query>""");
  }

  @Test
  void writesOnlyWhatXmlCanHold() {
    assertBroken(BodyFormat.XML, List.of(), "no object with one key, the root element");
    assertBroken(BodyFormat.XML, Map.of("a", 1, "b", 2), "no object with one key");
    assertBroken(
        BodyFormat.XML, Map.of("a", List.of(1)), "root element of the call's body is a list");
    assertBroken(BodyFormat.XML, Map.of("a b", 1), "no name of an XML element");
    assertBroken(BodyFormat.XML, Map.of("a", Map.of("><evil", 1)), "no name of an XML element");
    assertBroken(BodyFormat.XML, Map.of("a", "\u0000"), "a character XML cannot hold");
    assertBroken(
        BodyFormat.XML, Map.of("a", Map.of("@b", Map.of())), "'@b' of the call's body is no text");
  }

  @Test
  void readsXmlAsExpressionsSeeIt() throws Exception {
    assertThat(
            xml(
                """
                <?xml version="1.0"?>
                <!-- comment -->
                <m:answer xmlns:m="urn:m" xmlns="urn:d">
                  <found> true </found>
                  <spouse/>
                  <child n="1">甲</child>
                  <child>乙</child>
                  <child><name>丙</name></child>
                  <note lang="zh">a<![CDATA[<b>]]>&amp;c</note>
                </m:answer>
                """))
        .isEqualTo(
            map(
                "found",
                "true",
                "spouse",
                null,
                "child",
                List.of(map("@n", "1", "#text", "甲"), "乙", Map.of("name", "丙")),
                "note",
                map("@lang", "zh", "#text", "a<b>&c")));
    assertThat(xml("<a>text</a>")).isEqualTo("text");
    assertThat(xml("<a/>")).isNull();
  }

  @Test
  void readsXmlInTheEncodingItNames() throws Exception {
    byte[] declared =
        "<?xml version=\"1.0\" encoding=\"GB18030\"?><a>𠮷田</a>"
            .getBytes(Charset.forName("GB18030"));
    assertThat(read("text/xml", declared)).isEqualTo("𠮷田");
    byte[] named = "<a>李文</a>".getBytes(Charset.forName("GBK"));
    assertThat(read("application/xml; charset=GBK", named)).isEqualTo("李文");
  }

  @Test
  void readsNoDoctypeNoEntitiesAndNothingTooDeep() {
    String bomb =
        """
        <?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>""";
    assertUnreadable(() -> xml(bomb));
    String outside =
        """
        <?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a/>""";
    assertUnreadable(() -> xml(outside));
    assertUnreadable(
        () -> xml("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&f;</a>"));
    assertUnreadable(() -> xml("<a>&unknown;</a>"));
    assertUnreadable(() -> xml("<a>".repeat(65) + "</a>".repeat(65)));
    assertUnreadable(() -> xml("<a>" + "<b/>".repeat(100_001) + "</a>"));
    assertUnreadable(() -> xml("<a><b></a>"));
    assertUnreadable(() -> xml("<a><b>"));
    assertUnreadable(() -> xml("no xml"));
  }

  @Test
  void writesAndReadsForms() throws Exception {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", "李 𠮷&");
    fields.put("months", 36.0);
    fields.put("unknown", null);
    fields.put("all", true);
    String form = text(BodyFormat.FORM, fields);
    assertThat(form).isEqualTo("name=%E6%9D%8E+%F0%A0%AE%B7%26&months=36&all=true");
    assertThat(read("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Map.of("name", "李 𠮷&", "months", "36", "all", "true"));
    assertThat(
            read(
                "application/x-www-form-urlencoded; charset=GBK",
                "a=%C0%EE&b&a=2".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Map.of("a", List.of("李", "2"), "b", ""));
    assertUnreadable(
        () -> read("application/x-www-form-urlencoded", "a=%zz".getBytes(StandardCharsets.UTF_8)));
    assertBroken(BodyFormat.FORM, Map.of("a", Map.of()), "field 'a' of the form is no text");
    assertBroken(BodyFormat.FORM, "text", "no object, as a form needs");
  }

  @Test
  void readsJsonStrictly() throws Exception {
    assertThat(read("application/problem+json", "{\"a\": [1]}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Map.of("a", List.of(1)));
    assertThat(read("application/json;charset=GBK", "\"李\"".getBytes(Charset.forName("GBK"))))
        .isEqualTo("李");
    assertThat(read("application/json", new byte[0])).isNull();
    for (String broken : new String[] {"{\"a\": tr", "{\"a\":1,\"a\":2}", "{} {}", "NaN"}) {
      assertUnreadable(() -> read("application/json", broken.getBytes(StandardCharsets.UTF_8)));
    }
    assertUnreadable(() -> read("text/html", "<html/>".getBytes(StandardCharsets.UTF_8)));
    assertUnreadable(() -> read("", "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsWholeJsonUnderALabelThatSaysNothing() throws Exception {
    assertThat(read("text/html;charset=GBK", "{\"a\": \"李\"}".getBytes(Charset.forName("GBK"))))
        .isEqualTo(Map.of("a", "李"));
    assertThat(read("text/plain", "[1]".getBytes(StandardCharsets.UTF_8))).isEqualTo(List.of(1));
    for (String other : new String[] {"{\"a\": tr", "busy", "200", "<html/>"}) {
      assertThatThrownBy(() -> read("text/html", other.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Unreadable.class)
          .hasMessageContaining("neither JSON nor XML nor a form");
    }
  }

  private static Object xml(String text) throws Unreadable {
    return read("application/xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Object read(String contentType, byte[] body) throws Unreadable {
    return Bodies.read(new DepartmentResponse(200, Map.of("content-type", contentType), body));
  }

  private static String text(BodyFormat format, Object body) {
    return new String(Bodies.write(format, body), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int entry = 0; entry < entries.length; entry += 2) {
      map.put((String) entries[entry], entries[entry + 1]);
    }
    return map;
  }

  private interface Reading {
    Object read() throws Unreadable;
  }

  private static void assertUnreadable(Reading reading) {
    assertThatThrownBy(reading::read).isInstanceOf(Unreadable.class);
  }

  private static void assertBroken(BodyFormat format, Object body, String message) {
    assertThatThrownBy(() -> Bodies.write(format, body))
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining(message);
  }
}
