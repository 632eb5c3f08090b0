package dev.patchbay.slack.login;

import static dev.patchbay.slack.wiring.PdFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.wiring.PdFixture;
import dev.patchbay.support.Ids;
import dev.patchbay.token.Person;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code /pd login}, {@code logout} and {@code whoami}. */
class LoginCommandsTest {
  private final PdFixture pd = new PdFixture();

  @Test
  void login_gives_the_button() {
    Ack reply = pd.pd("login");

    assertThat(((Ack.Says) reply).content().text()).contains("Log in to PagerDuty");
    assertThat(json(reply)).contains("pd_login");
  }

  @Test
  void login_says_who_one_is_already() {
    pd.person = Optional.of(ada(Scopes.ofPerson()));

    Ack reply = pd.pd("login");

    assertThat(((Ack.Says) reply).content().text()).contains("*Ada &lt;L&gt;* (ada@example.com)");
    assertThat(json(reply)).contains("pd_login");
  }

  @Test
  void whoami_names_the_person_and_since_when() {
    var granted = Scopes.ofPerson();
    granted.remove("openid");
    pd.person = Optional.of(ada(granted));

    assertThat(pd.says("whoami"))
        .contains("*Ada &lt;L&gt;* (ada@example.com)")
        .contains("2026-03-01 10:00 UTC")
        .doesNotContain("lacks");
  }

  @Test
  void whoami_names_the_scopes_that_are_missing() {
    var granted = Scopes.ofPerson();
    granted.remove("incidents.write");
    pd.person = Optional.of(ada(granted));

    assertThat(pd.says("whoami")).contains("is missing `incidents.write`:");
  }

  @Test
  void whoami_without_a_login_gives_the_button() {
    assertThat(json(pd.pd("whoami"))).contains("not logged in").contains("pd_login");
  }

  @Test
  void who_acts_by_email_is_told_so_by_whoami_and_status() {
    var app = Credential.of(Ids.ACCOUNT, Secret.of("nobody's token"));
    pd.byEmail = Optional.of(Outcome.done(app.actingFor("ada&l@acme.example")));
    pd.own = Outcome.refused(new Refusal.NotLoggedIn());

    String byEmail =
        "You're not logged in to PagerDuty. Buttons act for you by your e-mail address as"
            + " ada&amp;l@acme.example. To connect channels, run `/pd login`.";
    assertThat(pd.says("whoami")).isEqualTo(byEmail);
    assertThat(json(pd.pd("whoami"))).contains("pd_login");
    assertThat(pd.says("status")).contains(byEmail);

    pd.own = Outcome.refused(new Refusal.LoginEnded());
    assertThat(pd.says("status"))
        .contains("login is no longer valid. Buttons act for you by your e-mail address");
  }

  @Test
  void who_may_act_by_email_is_told_why_they_cannot() {
    pd.byEmail =
        Optional.of(
            Outcome.refused(
                new Refusal.MissingScope(Vendor.SLACK, TokenOwner.APP, "users:read.email")));
    assertThat(pd.says("whoami")).contains("missing the Slack scope `users:read.email`", "admin");

    pd.byEmail = Optional.of(Outcome.refused(new Refusal.NotRecognized("no user has it")));
    assertThat(pd.says("whoami")).contains("tell who you are in PagerDuty: no user has it.");
    assertThat(pd.says("status")).contains("tell who you are in PagerDuty: no user has it.");

    pd.byEmail = Optional.of(PdFixture.away());
    assertThat(pd.says("whoami")).contains("couldn't look up", "timeout", "`/pd login`");
  }

  @Test
  void who_is_not_found_in_time_is_told_under_which_condition_buttons_act() {
    pd.byEmail = Optional.of(PdFixture.away());
    pd.pagerDutyThreads.hold();

    assertThat(pd.says("whoami"))
        .contains("by your e-mail address, where exactly one PagerDuty user has it.");
  }

  @Test
  void logout_says_what_was() {
    assertThat(pd.says("logout")).contains("weren't logged in");
    pd.person = Optional.of(ada(Set.of()));
    assertThat(pd.says("logout")).contains("You're logged out");
  }

  @Test
  void a_slow_logout_is_told_when_it_is_done() {
    pd.person = Optional.of(ada(Set.of()));
    pd.pagerDutyThreads.hold();

    assertThat(pd.says("logout")).contains("You'll get a message when it's done");
    pd.pagerDutyThreads.release();

    assertThat(pd.slack.told).singleElement().asString().contains("You're logged out");
  }

  @Test
  void a_slow_logout_that_breaks_is_told_too() {
    pd.logoutBreaks = true;
    pd.pagerDutyThreads.hold();

    pd.pd("logout");
    pd.pagerDutyThreads.release();

    assertThat(pd.slack.told).singleElement().asString().contains("Couldn't log you out");
  }

  private static Person ada(Set<String> scopes) {
    return new Person(PdFixture.ADA, "PU1", "Ada <L>", "ada@example.com", scopes, PdFixture.NOW);
  }
}
