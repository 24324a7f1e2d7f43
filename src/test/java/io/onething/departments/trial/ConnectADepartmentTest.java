package io.onething.departments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.docs.WorkedExample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The files of the how-to's worked example, as they stand in it. */
class ConnectADepartmentTest {
  @TempDir Path city;

  @Test
  void theWorkedExampleIsRightAndCoversEveryWayToEnd() throws Exception {
    for (String folder : List.of("workers", "processes", "forms")) {
      FileSystemUtils.copyRecursively(Path.of(folder), city.resolve(folder));
    }
    WorkedExample.follow(city);
    assertThat(call("practice.seat", "--dry-run"))
        .contains("一致 ok    seated", "一致 ok    decided", "一致 ok    contract-broken")
        .doesNotContain("缺少样例")
        .endsWith("exit 0");
    Files.delete(city.resolve("workers/practice/samples/practice.seat/decided.json"));
    assertThat(call("practice.seat", "--dry-run"))
        .contains("缺少样例 no sample for: errors[0] refuse Error_SeatRefused")
        .endsWith("exit 1");
  }

  private String call(String... typed) throws InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> arguments = new java.util.ArrayList<>(List.of(typed));
    arguments.add("--onething.data.location=" + city.toUri());
    int exit = new CallCommand(stream, stream).run(arguments);
    return said.toString(StandardCharsets.UTF_8) + "exit " + exit;
  }
}
