package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.PdFixture.connection;
import static dev.patchbay.slack.wiring.PdFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.wiring.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /pd edit} and {@code /pd disconnect}: which connection is meant, and what then. */
class EditCommandTest {
  private final PdFixture pd = new PdFixture();

  @BeforeEach
  void two_connections() {
    pd.connections.add(connection("P1", "Checkout", Options.defaults()));
    pd.connections.add(connection("P2", "Checkout API", Options.defaults()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P2",
        "p2",
        "checkout api",
        "\"Checkout API\"",
        "API",
        "<https://acme.pagerduty.com/service-directory/P2/activity|P2>",
        "https://acme.eu.pagerduty.com/services/P2"
      })
  void the_connection_that_is_named_opens(String words) {
    assertThat(pd.pd("edit " + words)).isInstanceOf(Ack.Nothing.class);
    assertThat(json(pd.slack.opened.get(0)).toString())
        .contains("Service: *Checkout API*")
        .contains("Edit connection");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Payments  Worker ",
        " Checkout API (old)",
        "C++ *core*",
        "_snake_ ~case~",
        "a`b",
        "Search \"EU\" & Friends",
        "Bob\u2019s Queue",
        "<All> of it",
        "Pay \u2014 in",
        "Cafe\u0301 \ud83d\ude80",
        "Checkout API, the one whose name is so long that a list cannot show all of it: xxxxxxxxxx"
            + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void what_the_list_shows_can_be_typed(String name) {
    pd.connections.add(connection("P3", name, Options.defaults()));
    var lines = pd.says("list").lines().toList();
    var line = lines.get(lines.size() - 2);
    var shown = line.substring(1, line.length() - 1);

    for (var typed : new String[] {shown, unescaped(shown)}) {
      assertThat(pd.pd("edit " + typed)).as(typed).isInstanceOf(Ack.Nothing.class);
      assertThat(json(pd.slack.opened.get(pd.slack.opened.size() - 1)).toString()).contains("P3");
      assertThat(json(pd.pd("disconnect " + typed))).contains("disconnect P3 --yes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*core*", "_core_", "~core~", "\"core\"", "`core`"})
  void marks_that_belong_to_a_name_tell_it_from_the_one_without(String name) {
    pd.connections.add(connection("P3", "core", Options.defaults()));
    pd.connections.add(connection("P4", name, Options.defaults()));

    pd.pd("edit " + name);
    pd.pd("edit core");

    assertThat(json(pd.slack.opened.get(0)).toString()).contains("P4").doesNotContain("P3");
    assertThat(json(pd.slack.opened.get(1)).toString()).contains("P3").doesNotContain("P4");
  }

  /** As Slack shows it, and gives it to whoever copies it. */
  private static String unescaped(String mrkdwn) {
    return mrkdwn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  @Test
  void the_whole_name_wins_over_a_part() {
    pd.pd("edit checkout");

    assertThat(json(pd.slack.opened.get(0)).toString()).contains("Service: *Checkout*");
  }

  @Test
  void several_are_asked_back_with_a_button_each() {
    Ack edit = pd.pd("edit check");
    assertThat(((Ack.Says) edit).content().text())
        .contains("`/pd edit P1`")
        .contains("`/pd edit P2`");
    assertThat(json(edit).split("pd_edit", -1)).hasSize(3);

    Ack disconnect = pd.pd("disconnect --yes");
    assertThat(json(disconnect).split("pd_disconnect", -1)).hasSize(3);
    assertThat(pd.disconnected).isEmpty();
  }

  @Test
  void none_that_fits_says_so_and_lists() {
    assertThat(pd.says("edit zzz"))
        .startsWith("This channel has no connection \"zzz\".")
        .contains("*Checkout API*");
    assertThat(pd.says("disconnect <zzz>")).contains("\"&lt;zzz&gt;\"").contains("*Checkout API*");
  }

  @Test
  void a_single_one_need_not_be_named() {
    pd.connections.remove(1);

    assertThat(pd.pd("edit")).isInstanceOf(Ack.Nothing.class);
    assertThat(pd.says("disconnect")).startsWith("Disconnect this channel from *Checkout*?");
  }

  @Test
  void with_no_connection_it_says_how_to_begin() {
    pd.connections.clear();

    assertThat(pd.says("edit")).contains("`/pd connect`");
    assertThat(pd.says("disconnect")).contains("`/pd connect`");
  }

  @Test
  void disconnect_asks_before_it_does() {
    Ack reply = pd.pd("disconnect P1");

    assertThat(json(reply)).contains("\"confirm\"").contains("disconnect P1 --yes");
    assertThat(pd.disconnected).isEmpty();
  }

  @Test
  void the_confirmed_button_takes_it_down() {
    assertThat(pd.says("disconnect P1 --yes")).contains("Disconnecting").contains("*Checkout*");

    assertThat(pd.disconnected)
        .singleElement()
        .satisfies(key -> assertThat(key.service().value()).isEqualTo("P1"));
  }

  @Test
  void without_a_login_the_wish_is_kept() {
    pd.mayAct = Outcome.refused(new Refusal.NotLoggedIn());

    assertThat(pd.says("edit P1")).contains("press *Continue* to run `/pd edit P1`");
    assertThat(pd.says("disconnect P1 --yes"))
        .contains("press *Continue* to run `/pd disconnect P1 --yes`");
    assertThat(pd.pendingCommands).hasSize(2);
    assertThat(pd.disconnected).isEmpty();
  }

  @Test
  void in_a_direct_message_it_says_why_not() {
    for (String text : new String[] {"edit", "disconnect"}) {
      var reply = pd.pd(PdFixture.request(text, "D1", "directmessage"));
      assertThat(((Ack.Says) reply).content().text()).contains("Direct messages");
    }
  }
}
