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

/** {@code /pd connect} where PagerDuty or Slack takes longer than Slack waits. */
class LateConnectTest {
  private final PdFixture pd = new PdFixture();

  @Test
  void the_modal_opens_before_pagerduty_answers() {
    pd.pagerDutyThreads.hold();

    assertThat(pd.pd("connect <b>")).isInstanceOf(Ack.Nothing.class);

    var view = pd.slack.opened.get(0);
    assertThat(json(view).toString())
        .contains("Still searching for \\\"&lt;b&gt;\\\" in PagerDuty");
    assertThat(element(view, "service").get("type").getAsString()).isEqualTo("external_select");
    assertThat(pd.slack.updated).isEmpty();
  }

  @Test
  void a_service_found_late_is_set_in_the_open_modal() {
    pd.found = Outcome.done(new Found.One(service("P1", "Checkout")));

    late("connect checkout");

    var view = pd.slack.updated.get(0);
    assertThat(json(view).toString()).contains("Service: *Checkout*").doesNotContain("Still");
    assertThat(ModalContext.of(view.getPrivateMetadata()).orElseThrow().service())
        .contains(service("P1", "Checkout"));
    assertThat(element(view, "notify")).isNotNull();
    assertThat(view.getTitle().getText()).isEqualTo("Connect");
  }

  @Test
  void a_connection_found_late_shows_its_options_in_blocks_of_other_ids() {
    pd.found = Outcome.done(new Found.One(service("P1", "Checkout")));
    pd.connections.add(
        connection(
            "P1",
            "Checkout",
            new Options(Set.of(NotifyType.RESOLVE), Set.of(Urgency.LOW), Restrict.ANY)));

    late("connect checkout");

    var view = pd.slack.updated.get(0);
    assertThat(view.getTitle().getText()).isEqualTo("Edit connection");
    assertThat(element(view, "notify_2").getAsJsonArray("initial_options")).hasSize(1);
  }

  @Test
  void several_found_late_are_offered() {
    pd.found =
        Outcome.done(new Found.Several(List.of(service("P1", "Checkout"), service("P2", "Check"))));

    late("connect check");

    assertThat(element(pd.slack.updated.get(0), "service").getAsJsonArray("options")).hasSize(2);
  }

  @Test
  void none_found_late_leaves_the_search_and_says_so() {
    late("connect zzz");

    assertThat(json(pd.slack.updated.get(0)).toString())
        .contains("No PagerDuty service matches \\\"zzz\\\"")
        .contains("external_select");
  }

  @Test
  void a_late_refusal_takes_the_form_s_place() {
    pd.found = Outcome.refused(new Refusal.LoginEnded());

    late("connect checkout");

    var view = pd.slack.updated.get(0);
    assertThat(json(view).toString()).contains("`/pd login`");
    assertThat(view.getSubmit()).isNull();
  }

  @Test
  void a_late_failure_of_pagerduty_is_a_notice_in_the_form_and_wipes_nothing() {
    pd.found = PdFixture.away();

    late("connect checkout");

    var view = pd.slack.updated.get(0);
    assertThat(json(view).toString()).contains("PagerDuty", "still choose a service");
    assertThat(element(view, "service").get("type").getAsString()).isEqualTo("external_select");
    assertThat(element(view, "notify")).isNotNull();
    assertThat(view.getSubmit()).isNotNull();
  }

  @Test
  void a_channel_refused_late_takes_the_form_s_place() {
    pd.channel = Outcome.refused(new Refusal.ChannelArchived(PdFixture.OPS));
    pd.slackThreads.hold();

    assertThat(pd.pd("connect")).isInstanceOf(Ack.Nothing.class);
    pd.slackThreads.release();

    assertThat(json(pd.slack.updated.get(0)).toString()).contains("is archived");
  }

  @Test
  void a_channel_ready_late_changes_nothing() {
    pd.slackThreads.hold();

    pd.pd("connect");
    pd.slackThreads.release();

    assertThat(pd.slack.opened).hasSize(1);
    assertThat(pd.slack.updated).isEmpty();
  }

  @Test
  void where_slack_is_slow_to_refuse_the_modal_the_person_is_told_later() {
    pd.slack.openRefused =
        Optional.of(new Refusal.Rejected(Vendor.SLACK, "expired_trigger_id", ""));
    pd.slackThreads.hold();

    assertThat(pd.pd("connect")).isInstanceOf(Ack.Nothing.class);
    pd.slackThreads.release();

    assertThat(pd.slack.told).singleElement().asString().contains("Run `/pd connect` again.");
  }

  private void late(String text) {
    pd.pagerDutyThreads.hold();
    assertThat(pd.pd(text)).isInstanceOf(Ack.Nothing.class);
    pd.pagerDutyThreads.release();
  }
}
