package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentAddressTest {
  private final DepartmentAddress address = DepartmentAddress.of("https://police.example/api/");

  @Test
  void staysBelowTheBaseUrl() {
    assertThat(address.resolve("/residents/query", Map.of()))
        .hasToString("https://police.example/api/residents/query");
    assertThat(address.resolve("/号/1", Map.of("b", "李 文", "a", "1&2")))
        .hasToString("https://police.example/api/%E5%8F%B7/1?a=1%262&b=%E6%9D%8E+%E6%96%87");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "residents",
        "//evil.example/x",
        "/../admin",
        "/a/..",
        "/a?b=c",
        "/a#b",
        "/%2e%2e/x",
        "/a\\b",
        "/a\nb",
        "@evil.example/",
        ""
      })
  void refusesWhatLeadsElsewhere(String path) {
    assertThatThrownBy(() -> address.resolve(path, Map.of())).isInstanceOf(ContractBroken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "police.example",
        "ftp://police.example",
        "https://user@police.example",
        "https://police.example?x=1",
        "http:///x"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> DepartmentAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is no address, expected https://host/path");
  }
}
