package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.support.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class ClockDriftTest {
  private final ManualClock clock = new ManualClock();
  private final ClockDrift drift = new ClockDrift(clock);

  @Test
  void a_clock_that_is_off_is_named_with_how_far_until_it_is_right_again() {
    drift.heard(clock.instant().minusSeconds(59));
    assertThat(drift.trouble()).isEmpty();
    drift.heard(clock.instant().minusSeconds(400));
    assertThat(drift.trouble().orElse("")).contains("400 s ahead of PagerDuty's", "NTP");
    drift.heard(clock.instant().plusSeconds(75));
    assertThat(drift.trouble().orElse("")).contains("75 s behind PagerDuty's");
    drift.heard(clock.instant());
    assertThat(drift.trouble()).isEmpty();
  }

  @Test
  void it_warns_once_an_hour() {
    var logger = (Logger) LoggerFactory.getLogger(ClockDrift.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    try {
      for (int i = 0; i < 3; i++) {
        drift.heard(clock.instant().minusSeconds(400));
      }
      assertThat(lines.list).hasSize(1);
      clock.advance(Duration.ofHours(1));
      drift.heard(clock.instant().minusSeconds(400));
      assertThat(lines.list).hasSize(2);
    } finally {
      logger.detachAppender(lines);
    }
  }
}
