package io.onething.supervision;

import io.micrometer.core.instrument.MeterRegistry;
import io.onething.availability.Availability;
import io.onething.departments.CallMeters;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.OpenCalls;
import io.onething.journal.RecentCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what an operator watches. */
@Configuration(proxyBeanMethods = false)
class SupervisionSetup {

  @Bean
  DepartmentWatch departmentWatch(
      OpenCalls open,
      RecentCalls recent,
      Availability availability,
      DepartmentFiles files,
      Clock clock,
      @Value("${onething.supervision.look-interval:PT15S}") Duration interval) {
    return new DepartmentWatch(
        open, recent, availability, files, clock, System::nanoTime, interval);
  }

  @Bean
  TopicGauges topicGauges(DepartmentFiles files, DepartmentWatch watch) {
    return new TopicGauges(files, watch);
  }

  @Bean
  JournalMeters journalMeters(MeterRegistry registry, DepartmentFiles files) {
    return new JournalMeters(new CallMeters(registry, "onething.journal"), files);
  }

  /** The members of the health group {@code departments}, which cannot have its name. */
  @Bean
  HealthContributor departmentCalls(
      DepartmentFiles files,
      DepartmentWatch watch,
      @Value("${onething.supervision.patience:PT2M}") Duration patience) {
    Map<String, HealthContributor> members = new LinkedHashMap<>();
    for (Department department : files.departments()) {
      if (department.isCallable()) {
        members.put(department.id(), new DepartmentHealth(department, files, watch, patience));
      }
    }
    return CompositeHealthContributor.fromMap(members);
  }
}
