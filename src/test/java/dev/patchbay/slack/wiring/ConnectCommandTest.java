package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.PdFixture.connection;
import static dev.patchbay.slack.wiring.PdFixture.element;
import static dev.patchbay.slack.wiring.PdFixture.json;
import static dev.patchbay.slack.wiring.PdFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectCommandTest {
  private final PdFixture pd = new PdFixture();

  @ParameterizedTest
  @CsvSource({"D1,directmessage", "G1,mpdm-ada--bob-1"})
  void in_a_direct_message_it_says_why_not(String channel, String name) {
    var reply = pd.pd(PdFixture.request("connect checkout", channel, name));

    assertThat(((Ack.Says) reply).content().text()).contains("Direct messages");
    assertThat(pd.slack.opened).isEmpty();
  }

  @Test
  void without_a_login_the_wish_is_kept_and_one_button_logs_in() {
    pd.mayAct = Outcome.refused(new Refusal.NotLoggedIn());

    Ack reply = pd.pd("connect \"Checkout\"");

    assertThat(((Ack.Says) reply).content().text())
        .contains("press *Continue* to run `/pd connect \"Checkout\"`");
    assertThat(json(reply).split("\"type\":\"button\"", -1)).hasSize(2);
    assertThat(json(reply)).contains("pd_login");
    assertThat(pd.pendingCommands)
        .singleElement()
        .satisfies(kept -> assertThat(kept.command()).isEqualTo("connect \"Checkout\""));
    assertThat(pd.asked).isEmpty();
  }

  @Test
  void a_login_that_ended_while_looking_asks_to_log_in_too() {
    pd.found = Outcome.refused(new Refusal.LoginEnded());

    assertThat(pd.says("connect checkout"))
        .contains("no longer valid")
        .contains("press *Continue*");
    assertThat(pd.pendingCommands).hasSize(1);
  }

  @Test
  void another_lack_of_rights_is_said_without_a_login_button() {
    pd.mayAct = Outcome.refused(new Refusal.NotConfigured("PAGERDUTY_CLIENT_ID"));

    assertThat(pd.says("connect")).contains("PAGERDUTY_CLIENT_ID");
    assertThat(pd.pendingCommands).isEmpty();
  }

  @Test
  void without_words_the_modal_opens_to_look_for_a_service() {
    assertThat(pd.pd("connect")).isInstanceOf(Ack.Nothing.class);

    var view = pd.slack.opened.get(0);
    assertThat(element(view, "service").get("type").getAsString()).isEqualTo("external_select");
    assertThat(element(view, "service").has("initial_option")).isFalse();
    assertThat(pd.asked).isEmpty();
  }

  @Test
  void a_service_that_is_found_is_chosen_in_the_modal() {
    pd.found = Outcome.done(new Found.One(service("P1", "Checkout API")));

    pd.pd("connect “checkout api”");

    assertThat(pd.asked).containsExactly("“checkout api”");
    var chosen = element(pd.slack.opened.get(0), "service").getAsJsonObject("initial_option");
    assertThat(chosen.get("value").getAsString()).isEqualTo("us.acme/P1");
    assertThat(json(pd.slack.opened.get(0)).toString()).contains("Channel: *#ops*");
  }

  @Test
  void a_connection_that_exists_is_edited() {
    pd.found = Outcome.done(new Found.One(service("P1", "Checkout")));
    pd.connections.add(
        connection(
            "P1",
            "Checkout",
            new Options(Set.of(NotifyType.RESOLVE), Set.of(Urgency.HIGH), Restrict.PD_USERS)));

    pd.pd("connect checkout");

    var view = pd.slack.opened.get(0);
    assertThat(view.getTitle().getText()).isEqualTo("Edit connection");
    assertThat(view.getSubmit().getText()).isEqualTo("Save");
    assertThat(element(view, "notify").getAsJsonArray("initial_options"))
        .singleElement()
        .asString()
        .contains("resolve");
    assertThat(element(view, "restrict").getAsJsonObject("initial_option").toString())
        .contains("pd-users");
    assertThat(json(view).toString()).contains("Service: *Checkout*").doesNotContain("select");
  }

  @Test
  void several_are_offered() {
    pd.found =
        Outcome.done(new Found.Several(List.of(service("P1", "Checkout"), service("P2", "Check"))));

    pd.pd("connect check");

    var select = element(pd.slack.opened.get(0), "service");
    assertThat(select.get("type").getAsString()).isEqualTo("static_select");
    assertThat(select.getAsJsonArray("options")).hasSize(2);
  }

  @Test
  void an_unknown_service_names_similar_ones_with_buttons() {
    pd.found = Outcome.done(new Found.None(List.of(service("P1", "Checkout <b>"))));

    Ack reply = pd.pd("connect chekout");

    assertThat(((Ack.Says) reply).content().text())
        .contains("No PagerDuty service matches \"chekout\"")
        .contains("Checkout &lt;b&gt;: `/pd connect P1`");
    assertThat(json(reply)).contains("pd_continue").contains("connect P1");
    assertThat(pd.slack.opened).isEmpty();
  }

  @Test
  void an_unknown_service_with_none_similar_tells_how_to_look() {
    assertThat(pd.says("connect zzz"))
        .contains("No PagerDuty service matches \"zzz\"")
        .contains("Run `/pd connect` to search");
  }

  @Test
  void pagerduty_away_is_said() {
    pd.found = PdFixture.away();

    assertThat(pd.says("connect checkout")).contains("The request to PagerDuty failed");
  }

  @Test
  void a_channel_that_cannot_be_wired_is_said() {
    pd.channel = Outcome.refused(new Refusal.ChannelArchived(PdFixture.OPS));
    assertThat(pd.says("connect")).contains("<#C1> is archived");

    pd.channel = Outcome.refused(new Refusal.ChannelNeedsInvite(PdFixture.OPS));
    assertThat(pd.says("connect checkout")).contains("/invite");
    assertThat(pd.slack.opened).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})
  void a_trigger_that_is_over_asks_to_run_it_again(String code) {
    pd.slack.openRefused = Optional.of(new Refusal.Rejected(Vendor.SLACK, code, ""));

    assertThat(pd.says("connect"))
        .contains("took too long")
        .contains("took too long to open. Run `/pd connect` again.");
  }

  @Test
  void another_refusal_to_open_is_said_by_its_name() {
    pd.slack.openRefused = Optional.of(new Refusal.Rejected(Vendor.SLACK, "view_too_large", ""));

    assertThat(pd.says("connect")).contains("Couldn't open the form").contains("view_too_large");
  }
}
