package dev.patchbay.slack.oncall;

import static dev.patchbay.slack.oncall.OnCallBench.GROUP;
import static dev.patchbay.slack.oncall.OnCallBench.OWNER;
import static dev.patchbay.slack.oncall.OnCallBench.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.incident.oncall.Follow.Kind;
import dev.patchbay.incident.oncall.Follows;
import dev.patchbay.incident.oncall.Shift.Policy;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.Audited;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** User groups and topics follow who is on call, on a clock in hand. */
final class FollowsTest {
  private static final String[] GROUPS = {"usergroups:read", "usergroups:write"};
  private static final Duration HOUR = Duration.ofHours(1);

  private static Follows.Begun follow(OnCallBench bench, OnCallNode node) {
    return node.follows()
        .follow(
            OWNER,
            TEAM,
            Kind.GROUP,
            GROUP,
            "payments-oncall",
            new Policy(bench.policy, "Payments"));
  }

  private static void pass(OnCallBench bench, OnCallNode node, Duration time) {
    bench.clock.advance(time);
    node.follows().run();
  }

  @ParameterizedTest
  @EnumSource
  void a_group_changes_when_the_turn_does_and_not_in_between(DatabaseKind kind) {
    try (var bench = new OnCallBench(kind)) {
      var node = bench.node();
      bench.install(node, GROUPS);
      bench.onCall(
          bench.shift(1, bench.ann, HOUR.negated(), HOUR),
          bench.shift(1, bench.bob, HOUR, HOUR.multipliedBy(9)),
          bench.shift(2, bench.bob, HOUR.negated(), HOUR));
      assertThat(follow(bench, node).names()).containsExactly("Ann Ash");
      assertThat(bench.group()).containsExactly("U1ANN");
      for (int minutes = 0; minutes < 59; minutes++) {
        pass(bench, node, Duration.ofMinutes(1));
      }
      assertThat(bench.calls("usergroups.users.update")).isEqualTo(1);
      assertThat(bench.calls("users.lookupByEmail")).isEqualTo(1);
      assertThat(bench.pagerDuty.requests().size()).isLessThan(20);
      pass(bench, node, Duration.ofMinutes(1).plusSeconds(6));
      assertThat(bench.group()).containsExactly("U1BOB");
      assertThat(bench.notes()).isEmpty();
      assertThat(Audited.words(node.database()))
          .containsExactly(
              "U1OWNER as : oncall-follow done [policy=null→"
                  + bench.policy
                  + ", target=null→@payments-oncall]",
              "patchbay as app: oncall-update done"
                  + " [oncall=U1OWNER→U1ANN, target=null→@payments-oncall]",
              "patchbay as app: oncall-update done"
                  + " [oncall=U1ANN→U1BOB, target=null→@payments-oncall]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobody_on_call_leaves_it_as_it_is_and_the_owner_hears_once(DatabaseKind kind) {
    try (var bench = new OnCallBench(kind)) {
      var node = bench.node();
      bench.install(node, GROUPS);
      bench.onCall(
          bench.shift(1, bench.ann, HOUR.negated(), HOUR), bench.shift(2, bench.bob, HOUR, HOUR));
      follow(bench, node);
      for (int i = 0; i < 5; i++) {
        pass(bench, node, HOUR);
      }
      assertThat(bench.group()).containsExactly("U1ANN");
      assertThat(bench.notes()).singleElement().asString().contains("Nobody is on call on level 1");
      bench.always(bench.bob);
      pass(bench, node, HOUR);
      assertThat(bench.group()).containsExactly("U1BOB");
    }
  }

  @Test
  void who_has_no_slack_account_is_named_to_the_owner_and_the_others_are_in_the_group() {
    try (var bench = new OnCallBench(DatabaseKind.H2)) {
      var node = bench.node();
      bench.install(node, GROUPS);
      bench.always(bench.ann);
      follow(bench, node);
      bench.always(bench.bob, bench.cy);
      pass(bench, node, HOUR);
      pass(bench, node, HOUR);
      assertThat(bench.group()).containsExactly("U1BOB");
      assertThat(bench.notes()).singleElement().asString().contains("Cy Cole", "isn't in");
      bench.always(bench.cy);
      pass(bench, node, HOUR);
      assertThat(bench.group()).containsExactly("U1BOB");
      assertThat(bench.notes()).singleElement().asString().contains("Cy Cole");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_scope_is_told_once_and_after_a_new_install_it_follows(DatabaseKind kind) {
    try (var bench = new OnCallBench(kind)) {
      var node = bench.node();
      bench.install(node, GROUPS);
      bench.always(bench.ann);
      follow(bench, node);
      bench.slack.setup().uninstall(bench.app.appId(), TEAM.value());
      bench.install(node);
      bench.always(bench.bob);
      pass(bench, node, HOUR);
      pass(bench, node, HOUR);
      assertThat(bench.group()).containsExactly("U1ANN");
      assertThat(bench.notes())
          .singleElement()
          .asString()
          .contains("`usergroups:write`", "<" + OnCallBench.INSTALL + "?features=groups|");
      bench.install(node, GROUPS);
      pass(bench, node, HOUR);
      assertThat(bench.group()).containsExactly("U1BOB");
    }
  }

  @Test
  void pagerduty_away_changes_nothing_and_tells_nobody() {
    try (var bench = new OnCallBench(DatabaseKind.H2)) {
      var node = bench.node();
      bench.install(node, GROUPS);
      bench.always(bench.ann);
      follow(bench, node);
      bench.always(bench.bob);
      bench.pagerDuty.faults().always("GET /oncalls", Fault.http(503));
      pass(bench, node, HOUR);
      assertThat(bench.group()).containsExactly("U1ANN");
      bench.pagerDuty.faults().clear();
      pass(bench, node, Duration.ofMinutes(2));
      assertThat(bench.group()).containsExactly("U1BOB");
      assertThat(bench.notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_nodes_change_it_once(DatabaseKind kind) throws InterruptedException {
    try (var bench = new OnCallBench(kind)) {
      var nodes = List.of(bench.node(), bench.node());
      bench.install(nodes.get(0), GROUPS);
      bench.always(bench.ann);
      follow(bench, nodes.get(0));
      bench.always(bench.cy, bench.bob);
      bench.clock.advance(HOUR);
      Together.run(nodes.stream().<Runnable>map(node -> node.follows()::run).toList());
      assertThat(bench.group()).containsExactly("U1BOB");
      assertThat(bench.calls("usergroups.users.update")).isEqualTo(2);
      assertThat(bench.notes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_topic_keeps_what_people_wrote(DatabaseKind kind) {
    try (var bench = new OnCallBench(kind)) {
      var node = bench.node();
      bench.install(node, "channels:manage");
      bench.always(bench.ann);
      bench.slack.groups().topic(OnCallBench.CHANNEL, "Ship it &amp; smile");
      var begun =
          node.follows()
              .follow(
                  OWNER,
                  TEAM,
                  Kind.TOPIC,
                  OnCallBench.CHANNEL,
                  "ops",
                  new Policy(bench.policy, "Payments"));
      assertThat(begun.problem()).isEmpty();
      assertThat(topic(bench)).isEqualTo("Ship it &amp; smile | On call: Ann Ash");
      bench.slack.groups().topic(OnCallBench.CHANNEL, "On call: Ann Ash | Friday is fun");
      bench.always(bench.bob, bench.cy);
      pass(bench, node, HOUR);
      assertThat(topic(bench)).isEqualTo("On call: Bob Bay, Cy Cole | Friday is fun");
      node.follows().unfollow(OWNER, node.follows().in(TEAM).get(0));
      bench.always(bench.ann);
      pass(bench, node, HOUR);
      assertThat(topic(bench)).contains("Bob Bay");
      assertThat(bench.calls("conversations.setTopic")).isEqualTo(3);
    }
  }

  private static String topic(OnCallBench bench) {
    return bench.slack.groups().topic(OnCallBench.CHANNEL);
  }
}
