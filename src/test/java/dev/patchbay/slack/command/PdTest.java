package dev.patchbay.slack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.slack.wiring.PdFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PdTest {
  private final PdFixture pd = new PdFixture();

  @Test
  void nothing_typed_lists_every_command() {
    for (KnownCommand command : KnownCommand.values()) {
      assertThat(pd.says("")).contains("`/pd " + command.word());
    }
  }

  @Test
  void an_unknown_word_gets_the_nearest_and_the_help() {
    assertThat(pd.says("conect Checkout"))
        .startsWith("There is no `/pd conect`. Did you mean `/pd connect`?")
        .contains("`/pd whoami`");
  }

  @Test
  void an_unknown_word_is_escaped_and_cut() {
    assertThat(pd.says("<!channel>`" + "x".repeat(500)))
        .startsWith("There is no `/pd &lt;!channel&gt;'xxx")
        .doesNotContain("Did you mean")
        .hasSizeLessThan(1500);
  }

  @Test
  void help_on_a_command_has_examples() {
    assertThat(pd.says("help connect")).contains("*Examples*\n`/pd connect Checkout API`");
    assertThat(pd.says("help /pd EDIT")).contains("`/pd edit Checkout API`");
    assertThat(pd.says("help conect"))
        .startsWith("There is no `/pd conect`. Did you mean `/pd connect`?")
        .contains("`/pd connect [service]`");
    assertThat(pd.says("help deploy")).startsWith("There is no `/pd deploy`.");
  }

  @Test
  void a_command_that_nobody_answers_stops_the_start() {
    assertThatThrownBy(() -> new Pd(Map.of())).hasMessageContaining("/pd connect");
  }
}
