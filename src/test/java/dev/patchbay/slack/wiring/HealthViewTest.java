package dev.patchbay.slack.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionState;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthViewTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKING")
  void what_does_not_work_is_said_with_its_reason_escaped(ConnectionState state) {
    var words = HealthView.of(new ConnectionHealth(state, "", Optional.empty()));
    assertThat(words).contains("appear").endsWith(".").doesNotContain("..", "( ");
  }

  @Test
  void reason_is_escaped_and_what_works_needs_no_words() {
    var refused =
        new ConnectionHealth(ConnectionState.REFUSED, "it said <!channel>", Optional.empty());
    assertThat(HealthView.of(refused)).contains("(it said &lt;!channel&gt;)");
    assertThat(HealthView.of(ConnectionHealth.WORKING)).isEmpty();
  }
}
