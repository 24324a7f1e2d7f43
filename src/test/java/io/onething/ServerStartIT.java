package io.onething;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class ServerStartIT {

  @Test
  void startsOnAnEmptyDatabase() {
    try (var server =
        new SpringApplicationBuilder(ServerApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + TestDatabase.emptySchema(),
                "--spring.datasource.username=root",
                "--spring.datasource.password=",
                "--onething.cases.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")) {
      assertThat(server.isRunning()).isTrue();
    }
  }
}
