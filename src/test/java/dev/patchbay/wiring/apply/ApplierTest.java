package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.apply.extension.Applier;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ApplierTest {
  @Test
  void log_says_who_changed_which_fields_from_what_to_what() {
    var logger = (Logger) LoggerFactory.getLogger(Applier.class);
    var heard = new ListAppender<ILoggingEvent>();
    heard.start();
    logger.addAppender(heard);
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.connected(1, Options.defaults());
      bench.connected(
          2, new Options(EnumSet.of(NotifyType.TRIGGER), EnumSet.of(Urgency.HIGH), Restrict.ANY));
    } finally {
      logger.detachAppender(heard);
    }

    assertThat(heard.list).hasSize(2);
    assertThat(heard.list.get(0).getFormattedMessage())
        .contains(WiringBench.KEY.toString(), WiringBench.ANN.toString(), "Create");
    assertThat(heard.list.get(1).getFormattedMessage())
        .contains(
            "Edit",
            "notify=trigger,acknowledge,resolve,escalate,assignments,annotate → trigger",
            "urgency=high,low → high")
        .doesNotContain("restrict", "name=", "xoxb");
  }
}
