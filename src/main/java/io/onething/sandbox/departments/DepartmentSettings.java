package io.onething.sandbox.departments;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * What the departments must be told.
 *
 * @param serverUrl the server, e.g. {@code http://localhost:8080}; callbacks go nowhere else
 * @param timeMachineUrl where the server's clock is moved on; without it nothing can run out
 * @param demoSecret what the time machine wants to see in {@code X-Demo-Secret}
 * @param data folder in which ledgers survive a restart; without it they do not
 * @param registers file in the place of the registers that are shipped
 */
@ConfigurationProperties("onething.sandbox")
record DepartmentSettings(
    URI serverUrl,
    @Nullable URI timeMachineUrl,
    @Nullable String demoSecret,
    @Nullable Path data,
    @Nullable Path registers) {

  DepartmentSettings {
    Assert.notNull(
        serverUrl, "onething.sandbox.server-url is missing, expected e.g. http://localhost:8080");
  }
}
