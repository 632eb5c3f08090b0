package dev.patchbay.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Holder;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusalWordsTest {
  private static final String NASTY = "<!channel> & <https://evil.example|ok>";
  private static final List<Refusal> ONE_OF_EACH =
      List.of(
          new Refusal.NotLoggedIn(),
          new Refusal.LoginEnded(),
          new Refusal.MissingScope(Vendor.PAGERDUTY, Holder.APP, NASTY),
          new Refusal.AccessDenied(Vendor.PAGERDUTY, Holder.PERSON, NASTY),
          new Refusal.MissingAbility(NASTY),
          new Refusal.Gone(NASTY, NASTY),
          new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(7)),
          new Refusal.Unavailable(Vendor.PAGERDUTY, NASTY),
          new Refusal.Rejected(Vendor.PAGERDUTY, NASTY, NASTY),
          new Refusal.BadCredentials(Vendor.PAGERDUTY, NASTY),
          new Refusal.NotInstalled(new TeamId("T1")),
          new Refusal.ChannelArchived(new ChannelId("C1")),
          new Refusal.ChannelNeedsInvite(new ChannelId("C1")),
          new Refusal.NotAChannel(new ChannelId("D1")),
          new Refusal.NotConfigured(NASTY),
          new Refusal.BadInput(NASTY, NASTY));

  @Test
  void every_refusal_has_words() {
    assertThat(ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()))
        .as("one of each kind is tried here")
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Refusal.class.getPermittedSubclasses()));
    assertThat(ONE_OF_EACH).allSatisfy(one -> assertThat(RefusalWords.say(one)).endsWith("."));
  }

  @Test
  void vendor_words_cannot_mention_or_link() {
    assertThat(ONE_OF_EACH)
        .allSatisfy(
            one -> assertThat(RefusalWords.say(one)).doesNotContain("<!").doesNotContain("<http"));
  }

  @Test
  void missing_scope_is_named_with_whose_it_is_and_what_to_do() {
    assertThat(
            RefusalWords.say(
                new Refusal.MissingScope(Vendor.PAGERDUTY, Holder.PERSON, "extensions.write")))
        .contains("Your PagerDuty log-in", "`extensions.write`", "`/pd login`")
        .contains("Channels cannot be connected", "Integrations → App Registration");
    assertThat(
            RefusalWords.say(new Refusal.MissingScope(Vendor.SLACK, Holder.APP, "channels:join")))
        .contains("Slack scope `channels:join`", "install the app again");
  }

  @Test
  void several_missing_scopes_are_all_named_and_the_apps_are_the_operators_to_add() {
    var missing = List.of("services.read", "extensions.read");
    assertThat(RefusalWords.say(new Refusal.MissingScope(Vendor.PAGERDUTY, Holder.APP, missing)))
        .contains("app's own PagerDuty token", "scopes `services.read`, `extensions.read`")
        .contains("Services are not found", "operator", "App Registration", "`PAGERDUTY_SCOPES`")
        .doesNotContain("/pd login");
  }

  @Test
  void role_that_is_too_small_is_said_with_its_owner_and_what_to_ask() {
    assertThat(
            RefusalWords.say(
                new Refusal.AccessDenied(
                    Vendor.PAGERDUTY, Holder.PERSON, "Access Denied", "Ada <ada@acme.example>")))
        .contains("the role of *Ada &lt;ada@acme.example&gt;* in PagerDuty: Access Denied")
        .contains("Ask a PagerDuty admin for a role that may do it");
    assertThat(
            RefusalWords.say(
                new Refusal.AccessDenied(Vendor.PAGERDUTY, Holder.APP, "No", "ada@acme.example")))
        .contains("the role of *ada@acme.example*");
  }

  @Test
  void role_that_is_too_small_is_not_called_a_scope() {
    assertThat(
            RefusalWords.say(
                new Refusal.AccessDenied(Vendor.PAGERDUTY, Holder.PERSON, "Access Denied.")))
        .contains("your role in PagerDuty: Access Denied. Ask");
  }

  @Test
  void rate_limit_says_when() {
    assertThat(RefusalWords.say(new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(7))))
        .contains("Slack", "7 seconds");
  }

  @Test
  void long_vendor_words_are_cut() {
    assertThat(RefusalWords.say(new Refusal.Unavailable(Vendor.SLACK, "x".repeat(5000))))
        .hasSizeLessThan(600);
  }
}
