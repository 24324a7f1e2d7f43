package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelExpressionTest {

  @Test
  void yieldsWhatJsonCanHold() throws Exception {
    Map<String, Object> names = new HashMap<>();
    names.put("x", Map.of("y", List.of(1, 2)));
    names.put("nothing", null);
    Object value =
        FeelExpression.parse(
                "={a: x.y[2], b: nothing, c: x.z.deeper, d: date(\"2026-11-25\"), e: \"𠮷\" + \"田\", f: 0.5}")
            .evaluate(names);
    Map<String, Object> expected = new HashMap<>();
    expected.put("a", 2L);
    expected.put("b", null);
    expected.put("c", null);
    expected.put("d", "2026-11-25");
    expected.put("e", "𠮷田");
    expected.put("f", 0.5);
    assertThat(value).isEqualTo(expected);
  }

  @Test
  void findsNamesThatNobodyGives() throws Exception {
    assertThat(unknown("={a: known, b: a + other, c: for i in known return i.k + j}", "known"))
        .containsExactly("j", "other");
    assertThat(unknown("=known[relation = \"CHILD\"]", "known")).isEmpty();
    assertThat(unknown("=some k in known satisfies k.a = 1", "known")).isEmpty();
    assertThat(unknown("=response.status + response.code", "response"))
        .containsExactly("response.code");
    assertThat(unknown("=string length(trimmed(known))", "known")).containsExactly("trimmed()");
  }

  /**
   * An entry of a context sees the entries before it, which has sent a child's number as its
   * mother's.
   */
  @Test
  void findsEntriesThatReplaceAKnownNameForThoseBehind() throws Exception {
    assertThat(replaced("={\"id\": child, \"guardian\": id}", "id", "child")).containsExactly("id");
    assertThat(replaced("={a: {\"id\": child, \"of\": {\"guardian\": id}}}.a", "id", "child"))
        .containsExactly("id");
    assertThat(replaced("={\"guardian\": id, \"id\": child}", "id", "child")).isEmpty();
    assertThat(replaced("={\"id\": id, \"guardian\": id}", "id")).isEmpty();
    assertThat(replaced("={b: child, \"guardian\": b}", "id", "child")).isEmpty();
  }

  private static Set<String> replaced(String feel, String... known) throws Exception {
    return FeelExpression.parse(feel).replacedNames(Set.of(known));
  }

  @Test
  void findsKeysInEveryBranch() throws Exception {
    FeelExpression expression =
        FeelExpression.parse(
            "={r: {\"flags\": if x then {\"a\": 1} else if y then {\"b\": 2} else {}}}.r");
    assertThat(expression.keysUnder("flags")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =if a then                                      | line 1, column 11, at the end
          ={"flags": {"taxCheck": if then}}               | line 1, column 32, at '}}'
          ={\\n  "a": 1,\\n  "b": if x = 1 the "A" else "B"\\n}   | line 3, column 17, at 'the "A" else "B"'
          =response.status == 409                         | line 1, column 19, at '= 409'
          response.status == 409                          | line 1, column 18, at '= 409'
          ={"a": 1, "b": [1,2}                            | line 1, column 20, at '}'
          """)
  void saysFromWhereItIsNotUnderstood(String text, String place) {
    assertThatThrownBy(() -> FeelExpression.parse(text.translateEscapes()))
        .isInstanceOf(FeelSyntaxFault.class)
        .hasMessage(place);
  }

  private static Set<String> unknown(String text, String known) throws FeelSyntaxFault {
    return FeelExpression.parse(text).unknownNames(Set.of(known));
  }
}
