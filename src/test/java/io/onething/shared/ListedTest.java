package io.onething.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListedTest {

  @Test
  void namesStandBetweenCommas() {
    assertThat(Listed.names("notice, done")).containsExactly("notice", "done");
    assertThat(Listed.names(" one ")).containsExactly("one");
    assertThat(Listed.names("")).isEmpty();
    assertThat(Listed.names(null)).isEmpty();
    assertThat(Listed.names("a,,b,")).containsExactly("a", "b");
  }

  @Test
  void whoRefusesEmptyOnesSeesThem() {
    assertThat(Listed.all("a, ,b,")).containsExactly("a", "", "b", "");
  }
}
