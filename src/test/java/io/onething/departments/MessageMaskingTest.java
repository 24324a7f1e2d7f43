package io.onething.departments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageMaskingTest {

  @Test
  void masksEveryTextTheCallKnewOfTheCase() {
    Map<String, Object> facts =
        Map.of("applicantName", "李文", "dependants", List.of(Map.of("name", "李小宝")), "months", 14);
    assertThat(MessageMasking.mask("李文 and 李小宝 for 14 months", facts))
        .isEqualTo("*** and *** for 14 months");
  }

  @Test
  void masksIdNumbersAndMobilesOfAnybody() {
    assertThat(MessageMasking.mask("43010220000307123X, 13812341234, case 202611250001", Map.of()))
        .isEqualTo("4****************X, 138****1234, case 202611250001");
  }

  @Test
  void leavesNoMoreThanTheEngineKeeps() {
    assertThat(MessageMasking.mask("x".repeat(1000), Map.of())).hasSize(600);
  }
}
