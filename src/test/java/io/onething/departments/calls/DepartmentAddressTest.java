package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentAddressTest {
  private final DepartmentAddress address =
      DepartmentAddress.of(
          "https://police.example/api/", List.of("files.example", "*.city.example"));

  @Test
  void staysBelowTheBaseUrl() {
    assertThat(address.resolve("/residents/query", Map.of()))
        .hasToString("https://police.example/api/residents/query");
    assertThat(address.resolve("/号/1", Map.of("b", "李 文", "a", "1&2")))
        .hasToString("https://police.example/api/%E5%8F%B7/1?a=1%262&b=%E6%9D%8E+%E6%96%87");
  }

  @Test
  void leavesTheBaseUrlForAllowedHostsOnly() {
    assertThat(address.resolve("https://files.example:8443/文/1", Map.of("a", "1")))
        .hasToString("https://files.example:8443/%E6%96%87/1?a=1");
    assertThat(address.resolve("https://FILES.city.example", Map.of()))
        .hasToString("https://FILES.city.example/");
    assertThat(address.resolve("https://police.example/elsewhere", Map.of()))
        .hasToString("https://police.example/elsewhere");
    assertThatThrownBy(() -> address.resolve("https://evil.example/李文", Map.of()))
        .hasMessage(
            "the url leads to a host that is not allowed, expected police.example or one of allowedHosts [files.example, *.city.example]");
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
        "https://evil.example/x",
        "https://files.example.evil/x",
        "https://files.example@evil.example/x",
        "https://city.example/x",
        "http://files.example/x",
        "https://files.example/../x",
        "https://files.example/x?a=b",
        "file:///etc/passwd",
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
    assertThatThrownBy(() -> DepartmentAddress.of(text, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is no address, expected https://host/path");
  }
}
