package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.SimulatedOnCalls;
import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import dev.patchbay.sandbox.slack.state.UserGroup;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.workspace.OptionalFeature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is on call, asked in Slack. */
final class OnCallSmokeTest {
  private final World world = World.connected();
  private final SimulatedOnCalls onCalls = world.sandbox().pagerDuty().account().onCalls();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private String policy = "";

  @BeforeEach
  void rotate() {
    policy = onCalls.addPolicy("Payments <team>");
    onCalls.put(
        policy,
        List.of(
            shift(1, SandboxWorld.ADA_IN_PAGERDUTY, -1, 2),
            shift(1, SandboxWorld.GRACE_IN_PAGERDUTY, 2, 26),
            new OnCallShift(policy, 2, "", SandboxWorld.GRACE_IN_PAGERDUTY, null, null)));
    onCalls.follow(SandboxWorld.CHECKOUT, policy);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private OnCallShift shift(int level, String user, int fromHour, int toHour) {
    return new OnCallShift(policy, level, "Weekly", user, hours(fromHour), hours(toHour));
  }

  private Instant hours(int hours) {
    return now.plus(Duration.ofHours(hours));
  }

  private static String token(Instant at) {
    return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|";
  }

  /** What the person is told in the end, whether at once or later. */
  private String asked(String channel, String words, String... expected) {
    var at = "/pd oncall " + words;
    String said = world.as(SandboxWorld.ADA).command(channel, at.strip()).toString();
    if (!said.contains("You'll get a message")) {
      assertThat(said).contains(expected);
      return said;
    }
    return world.ada().ephemerals(expected).json().toString();
  }

  @Test
  void the_services_of_a_channel_are_meant_where_nothing_is_named() {
    String said = asked(SandboxWorld.ALERTS, "", "Level 1: ", "Level 1, next: ", "Level 2: ");
    assertThat(said)
        .contains("Payments &lt;team&gt;", "for Checkout API", "(Weekly)", "always")
        .contains(", until " + token(hours(2)))
        .contains("Grace Hopper> (Weekly), from " + token(hours(2)))
        .contains("app_redirect?team=T0ACME&channel=U0ADA|Ada Lovelace>")
        .doesNotContain("<@");
  }

  @Test
  void a_channel_without_services_and_me_are_about_the_person() {
    asked(SandboxWorld.OPS, "", "isn't connected to a service", "You're on call now");
    asked(SandboxWorld.OPS, " *ME* ", "You're on call now", token(hours(2)));
    onCalls.put(policy, List.of(shift(1, SandboxWorld.ADA_IN_PAGERDUTY, 500, 501)));
    onCalls.put(onCalls.standard(), List.of());
    asked(SandboxWorld.OPS, "me", "You're not on call now", "from " + token(hours(500)));
    onCalls.put(policy, List.of());
    asked(SandboxWorld.OPS, "me", "You're not on call now", "no later turn");
  }

  @Test
  void a_service_or_a_policy_is_named_by_name_id_or_address() {
    asked(SandboxWorld.OPS, "“checkout API”", "for Checkout API", "Level 1: ");
    asked(SandboxWorld.OPS, SandboxWorld.CHECKOUT, "for Checkout API");
    asked(SandboxWorld.OPS, "payments <TEAM>", "Level 2: ");
    asked(SandboxWorld.OPS, policy, "Level 2: ");
    asked(
        SandboxWorld.OPS,
        "https://acme.pagerduty.com/escalation_policies/" + policy + "?x=1",
        "Level 2: ");
    asked(SandboxWorld.OPS, "nothing of the kind", "No PagerDuty service or escalation policy");
    asked(SandboxWorld.OPS, "PNOSUCH1", "No PagerDuty service or escalation policy");
  }

  /** "Payments" is a service, and by now also a policy with someone else on call. */
  @Test
  void a_name_that_is_a_services_and_a_policys_shows_both() {
    String other = onCalls.addPolicy("payments");
    onCalls.put(other, List.of());
    String said = asked(SandboxWorld.OPS, "Payments", "for Payments", "Nobody is on call now");
    assertThat(said).contains("|Default>", "|payments>");
  }

  @Test
  void of_several_that_may_be_meant_one_is_chosen_by_a_button() {
    onCalls.addPolicy("Night shift A");
    onCalls.addPolicy("Night shift B");
    String said = asked(SandboxWorld.OPS, "night", "Which one do you mean?");
    assertThat(said).contains("Night shift A", "Night shift B", "pd_continue");
    world.as(SandboxWorld.ADA).click(world.ada().ephemerals("Night shift B"), "Who's on call");
    world.ada().ephemerals("|Night shift A>*");
  }

  @Test
  void of_three_hundred_on_calls_the_first_are_shown() {
    onCalls.put(
        policy,
        IntStream.range(0, 300)
            .mapToObj(
                at ->
                    new OnCallShift(
                        policy,
                        1,
                        "Schedule " + at,
                        SandboxWorld.ADA_IN_PAGERDUTY,
                        hours(-1),
                        hours(1 + at)))
            .toList());
    String said = asked(SandboxWorld.ALERTS, "", "and 295 more", "see all in PagerDuty");
    assertThat(said).contains("Schedule 4").doesNotContain("Schedule 5)");
    String mine = asked(SandboxWorld.ALERTS, "me", "You're on call now");
    assertThat(mine).contains("and for 291 more");
  }

  @Test
  void a_slow_pagerduty_is_answered_at_once_and_then_in_full() {
    world.sandbox().pagerDuty().faults().next("GET /oncalls", Fault.hang());
    long start = System.nanoTime();
    String said = world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd oncall").toString();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(said).contains("Asking PagerDuty");
    world.sandbox().pagerDuty().faults().release();
    world.ada().ephemerals("Level 2: ");
  }

  @Test
  void a_user_group_and_a_topic_follow_a_policy_by_command() {
    var slack = world.sandbox().slack();
    slack.groups().put(new UserGroup("S0PAY", SandboxWorld.TEAM, "pay-oncall", false, List.of()));
    asked(SandboxWorld.OPS, "follow @pay-oncall payments <team>", "usergroups:read", "?features=");
    assertThat(slack.groups().users("S0PAY")).isEmpty();

    var app = world.sandbox().appId();
    var scopes = new ArrayList<>(SlackSettings.BOT_SCOPES);
    OptionalFeature.GROUPS.scopes().forEach(scopes::add);
    OptionalFeature.TOPICS.scopes().forEach(scopes::add);
    slack.setup().configure(app, slack.setup().draft(app).withScopes(scopes));
    world.ada().install("groups,topics");

    asked(
        SandboxWorld.OPS,
        "follow @Pay-OnCall payments <team>",
        "follows the first level",
        "Ada Lovelace",
        "/pd oncall unfollow @pay-oncall");
    assertThat(slack.groups().users("S0PAY")).containsExactly(SandboxWorld.ADA);
    asked(
        SandboxWorld.OPS,
        "follow <!subteam^S0PAY|@pay-oncall> " + onCalls.standard(),
        "follows the first level of *Default*");
    slack.groups().topic(SandboxWorld.OPS, "Ship it");
    asked(SandboxWorld.OPS, "follow topic checkout", "follows the first level", "Ada Lovelace");
    assertThat(slack.groups().topic(SandboxWorld.OPS)).isEqualTo("Ship it | On call: Ada Lovelace");
    asked(SandboxWorld.OPS, "follow", "`@pay-oncall` follows *Default*", "the topic of <#C0OPS>");
    asked(SandboxWorld.OPS, "unfollow @pay-oncall", "leaves `@pay-oncall` as it is");
    asked(SandboxWorld.OPS, "unfollow @pay-oncall", "follows no policy");
    asked(SandboxWorld.OPS, "follow @nosuch Payments", "no user group `@nosuch`");
    asked(SandboxWorld.OPS, "follow Payments", "Say what is to follow");
    asked(
        SandboxWorld.OPS,
        "follow @pay-oncall p",
        "Which one do you mean?",
        "oncall follow @pay-oncall P");
  }

  @Test
  void who_wants_a_message_when_their_turn_begins_says_so_by_a_button_or_a_command() {
    String said = asked(SandboxWorld.OPS, "me", "Message me when my turn begins");
    assertThat(said).contains("/pd oncall notify on");
    world
        .as(SandboxWorld.ADA)
        .click(
            world.ada().ephemerals("Message me when my turn begins"),
            "Message me when my turn begins");
    world.ada().ephemerals("You get a direct message when your turn", "Stop these messages");
    asked(SandboxWorld.OPS, "notify", "You get a message");
    asked(SandboxWorld.OPS, "notify OFF", "You no longer get a message");
    asked(SandboxWorld.OPS, "notify off", "Nothing changed");
    asked(SandboxWorld.OPS, "notify on", "You get a direct message");
  }

  @Test
  void without_a_login_the_command_waits_for_it() {
    String said =
        world.as(SandboxWorld.GRACE).command(SandboxWorld.ALERTS, "/pd oncall me").toString();
    assertThat(said).contains("not logged in to PagerDuty", "/pd oncall me", "pd_login");
  }

  @Test
  void a_login_without_the_scope_names_it_and_says_what_to_do() {
    try (World weak =
        World.on(
            DatabaseKind.H2,
            false,
            Map.of(
                "PAGERDUTY_SCOPES",
                "services.read extension_schemas.read extensions.read extensions.write"
                    + " incidents.read incidents.write users.read webhook_subscriptions.read"
                    + " webhook_subscriptions.write"))) {
      weak.ada().install();
      weak.logIn(weak.ada(), SandboxWorld.ADA);
      weak.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd oncall me");
      SandboxPerson.await(
          "the scope",
          () ->
              Optional.of(weak.ada().ephemerals().toString() + last(weak))
                  .filter(all -> all.contains("oncalls.read") && all.contains("/pd login")));
    }
  }

  private static String last(World weak) {
    return weak.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd oncall me").toString();
  }
}
