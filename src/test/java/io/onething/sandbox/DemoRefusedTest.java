package io.onething.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second demo is refused before it touches what the first one uses. */
class DemoRefusedTest {

  @TempDir Path folder;

  @Test
  void aFolderThatAnotherDemoUses() throws Exception {
    Path data = folder.resolve("demo-data");
    try (DataFolder first = DataFolder.claim(data)) {
      assertThatThrownBy(() -> start(data, 0))
          .hasMessageContaining("数据目录 " + data)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data=<folder>");
    }
    assertThat(data).as("nothing was made there").doesNotExist();
    DataFolder.claim(data).close();
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> start(folder.resolve("other"), taken.getLocalPort()))
          .hasMessageContaining("端口 " + taken.getLocalPort() + " 已被占用")
          .hasMessageContaining("--server-port=<port>");
    }
    assertThat(folder.resolve("other.lock")).doesNotExist();
  }

  private Demo start(Path data, int serverPort) {
    return Demo.start(new Demo.Options(folder.resolve("programs"), data, serverPort, 0, Map.of()));
  }
}
