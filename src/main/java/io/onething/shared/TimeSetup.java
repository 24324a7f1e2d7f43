package io.onething.shared;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class TimeSetup {

  @Bean
  TimeSource timeSource() {
    return new TimeSource(Clock.system(CityTime.ZONE));
  }
}
