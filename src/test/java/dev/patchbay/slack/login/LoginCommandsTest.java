package dev.patchbay.slack.login;

import static dev.patchbay.slack.wiring.PdFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.wiring.PdFixture;
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
