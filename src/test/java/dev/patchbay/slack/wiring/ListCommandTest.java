package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.PdFixture.connection;
import static dev.patchbay.slack.wiring.PdFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListCommandTest {
  private final PdFixture pd = new PdFixture();

  @Test
  void an_empty_list_tells_how_to_begin() {
    assertThat(pd.says("list")).contains("`/pd connect`");
    assertThat(pd.says("list all")).contains("`/pd connect`");
  }

  @Test
  void a_connection_is_told_in_words_with_its_buttons() {
    pd.connections.add(
        connection(
            "P1",
            "Check <out>",
            new Options(
                Set.of(NotifyType.TRIGGER, NotifyType.RESOLVE),
                Set.of(Urgency.HIGH),
                Restrict.PD_USERS)));

    Ack reply = pd.pd("list");

    assertThat(((Ack.Says) reply).content().text())
        .contains("*Check &lt;out&gt;*")
        .contains("Triggered, Resolved; high urgency only")
        .contains("Only people who ran /pd login")
        .contains("<@U1>");
    assertThat(json(reply))
        .contains("\"value\":\"edit P1\"")
        .contains("\"value\":\"disconnect P1 --yes\"")
        .contains("\"confirm\"");
  }

  @Test
  void the_workspace_s_list_names_the_channels() {
    pd.connections.add(connection("P1", "Checkout", Options.defaults()));

    assertThat(pd.says("LIST All")).contains("<#C1>").contains("high and low urgency");
  }

  @Test
  void two_services_of_one_name_are_told_apart_by_their_ids() {
    pd.connections.add(connection("P1", "Checkout", Options.defaults()));
    pd.connections.add(connection("P2", "checkout ", Options.defaults()));
    pd.connections.add(connection("P3", "Till", Options.defaults()));

    for (var command : new String[] {"list", "list all", "status", "edit", "disconnect"}) {
      assertThat(pd.says(command)).contains("*Checkout* `P1`").contains("`P2`").contains("*Till*");
      assertThat(pd.says(command)).doesNotContain("*Till* `P3`");
    }
  }

  @Test
  void a_long_list_comes_in_pages_that_slack_takes() {
    for (int i = 0; i < 95; i++) {
      pd.connections.add(connection("P" + i, "x&".repeat(200), Options.defaults()));
    }

    assertThat(pd.says("list")).contains("and 75 more: `/pd list 2`");
    assertThat(pd.says("list 5")).doesNotContain("more:");
    assertThat(pd.says("list all")).contains("and 55 more: `/pd list all 2`");
    assertThat(pd.says("list all 3")).doesNotContain("more:");
    assertThat(pd.says("list all 99")).isEqualTo(pd.says("list all 3"));
  }

  @Test
  void other_words_get_the_help_of_list() {
    assertThat(pd.says("list everything")).contains("`/pd list [all]`");
  }
}
