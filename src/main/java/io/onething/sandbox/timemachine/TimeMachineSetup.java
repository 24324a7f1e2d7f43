package io.onething.sandbox.timemachine;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.clerks.LadderMoments;
import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.Clocks;
import io.onething.engine.EngineTime;
import io.onething.sandbox.identity.People;
import io.onething.shared.TimeSource;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the time machine and the seeded people to a server; only the demo does. */
@Configuration(proxyBeanMethods = false)
public class TimeMachineSetup {

  @Bean
  TimeMachine timeMachine(
      TimeSource time,
      EngineTime engine,
      CalendarInForce calendar,
      CaseFiles files,
      Catalog catalog,
      Clocks clocks,
      LadderMoments ladder,
      @Value("${onething.demo.secret}") String secret,
      @Value("${onething.demo.data}") Path data) {
    return new TimeMachine(
        time,
        engine,
        calendar,
        new WatchedCases(files, catalog, clocks, ladder),
        secret,
        data.resolve("time-offset"));
  }

  @Bean
  DemoPersonas demoPersonas(
      TimeSource time,
      @Value("${onething.demo.sandbox-url}") String sandboxUrl,
      @Value("${onething.data.location:}") String dataLocation) {
    return new DemoPersonas(time, sandboxUrl, People.read(dataLocation));
  }
}
