package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeadlineSettingsTest {

  @Test
  void hasTheseKeysAndDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new DeadlineSettings(
                LocalTime.of(9, 0),
                LocalTime.of(17, 30),
                List.of("classpath*:/deadlines/calendar/CN-*.yaml"),
                null));
    assertThat(
            bound(
                Map.of(
                    "onething.deadlines.counter-opens", "08:30",
                    "onething.deadlines.counter-closes", "18:00",
                    "onething.deadlines.calendar", "classpath:/a/*.yaml,file:/b/*.yaml",
                    "onething.deadlines.region", "450100")))
        .isEqualTo(
            new DeadlineSettings(
                LocalTime.of(8, 30),
                LocalTime.of(18, 0),
                List.of("classpath:/a/*.yaml", "file:/b/*.yaml"),
                "450100"));
  }

  @Test
  void refusesToCloseBeforeItOpens() {
    assertThatThrownBy(
            () -> new DeadlineSettings(LocalTime.of(9, 0), LocalTime.of(8, 0), List.of(), null))
        .hasMessage(
            "onething.deadlines.counter-closes is 08:00, expected a time after onething.deadlines.counter-opens (09:00)");
  }

  @Test
  void refusesARegionThatIsNoAreaCode() {
    assertThatThrownBy(
            () ->
                new DeadlineSettings(LocalTime.of(9, 0), LocalTime.of(18, 0), List.of(), "Guangxi"))
        .hasMessage(
            "onething.deadlines.region is 'Guangxi', expected an area code of six digits as in 450100 (GB/T 2260)");
  }

  private static DeadlineSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("onething.deadlines", DeadlineSettings.class);
  }
}
