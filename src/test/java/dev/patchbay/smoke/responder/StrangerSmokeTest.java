package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * People who are trusted with a channel and not with PagerDuty: a guest, and someone of another
 * company in a shared channel, who has Patchbay at home too. Both have the address of a PagerDuty
 * user, which is enough for a full member here.
 */
final class StrangerSmokeTest {
  private static final String GUEST = "U0LINUS";
  private static final String STRANGER = "U0ZOE";
  private static final String SECRET_TITLE = "Database of customers is open";
  private static final String REFUSAL = "(?s).*(recognized by their e-mail|not logged in|Log in).*";

  @ParameterizedTest
  @CsvSource({GUEST + ", true", STRANGER + ", false"})
  void is_refused_in_words_and_sees_and_changes_nothing(String user, boolean guest) {
    try (var world = world()) {
      var pagerDuty = world.sandbox().pagerDuty();
      pagerDuty.trigger(SandboxWorld.CHECKOUT, SECRET_TITLE, "high");
      var card = world.ada().message(SandboxWorld.ALERTS, SECRET_TITLE, "Acknowledge");
      var person = new SandboxPerson(world.sandbox(), user, "PNOBODY");
      var slack = world.as(user);
      var before = pagerDuty.incidents();

      for (String typed : commands()) {
        assertRefused(typed, person, () -> slack.command(SandboxWorld.ALERTS, "/pd " + typed));
      }
      assertRefused("a press", person, () -> slack.click(card, "Acknowledge"));
      assertRefused(
          "a mention",
          person,
          () -> slack.reply(SandboxWorld.ALERTS, card.ts(), world.mention() + " resolve"));
      slack.say(SandboxWorld.ALERTS, before.get(0).url());
      if (guest) {
        // To a stranger these are those of their own workspace.
        var menu = slack.shortcuts();
        assertRefused("a shortcut", person, () -> menu.onMessage(card, "pd_create_incident"));
        menu.global("pd_trigger_incident");
        menu.global("pd_connect_channel");
        slack.openHome();
        noHome(world, user);
      }

      assertThat(world.sandbox().slack().screen().views(user)).isEmpty();
      assertThat(pagerDuty.incidents()).isEqualTo(before);
      assertThat(world.sandbox().slack().log().calls("chat.unfurl")).isEmpty();
      assertThat(person.ephemerals().toString()).doesNotContain(SECRET_TITLE);
    }
  }

  private static List<String> commands() {
    return List.of(
        "trigger Checkout API Not theirs",
        "trigger",
        "incidents mine",
        "incidents here",
        "incidents checkout",
        "oncall",
        "oncall me",
        "oncall checkout api",
        "oncall follow topic checkout api",
        "oncall notify on",
        "ack 1001",
        "note 1001 Seen",
        "snooze 1001 1h",
        "resolve 1001",
        "prove",
        "connect search",
        "edit checkout",
        "disconnect checkout");
  }

  /** In what they see next, at once or later. */
  private static void assertRefused(String what, SandboxPerson person, Runnable act) {
    int before = person.ephemerals().size();
    act.run();
    SandboxPerson.await(
        "a refusal of " + what + " in " + person.ephemerals(),
        () ->
            person.ephemerals().stream()
                .skip(before)
                .map(ShownMessage::json)
                .map(Object::toString)
                .filter(said -> said.matches(REFUSAL))
                .findFirst());
  }

  private static void noHome(World world, String user) {
    var home =
        SandboxPerson.await(
            "App Home",
            () ->
                world
                    .sandbox()
                    .slack()
                    .screen()
                    .home(user, world.sandbox().appId())
                    .filter(view -> !view.json().toString().contains("Loading")));
    assertThat(home.json().toString()).contains("not logged in").doesNotContain(SECRET_TITLE);
  }

  private static World world() {
    var settings =
        Map.of(
            "PATCHBAY_ACT_AS", "email",
            "PATCHBAY_DELIVERY", "webhook",
            "PATCHBAY_WORKSPACES", SandboxWorld.TEAM + ",T0OTHER");
    var world = World.on(DatabaseKind.H2, false, settings);
    var setup = world.sandbox().slack().setup();
    setup.workspace(new Workspace("T0OTHER", "Other", "other"));
    setup.member(
        dev.patchbay.sandbox.slack.state.Member.person(
            STRANGER, "T0OTHER", "zoe", "Zoe Stranger", "zoe@other.example"));
    Stream.of(GUEST, STRANGER).forEach(user -> setup.invite(SandboxWorld.ALERTS, user));
    world.ada().install("mentions,previews");
    new SandboxPerson(world.sandbox(), STRANGER, "PZOE001").install("mentions,previews");
    var account = world.sandbox().pagerDuty().account();
    account.put(new Member("PLINUS1", "Linus", "linus@acme.example", Role.USER));
    account.put(new Member("PZOE001", "Zoe", "zoe@other.example", Role.USER));
    world.logIn(world.ada(), SandboxWorld.ADA);
    world.connect("checkout");
    return world;
  }
}
