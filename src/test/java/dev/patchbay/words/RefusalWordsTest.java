package dev.patchbay.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.view.Mrkdwn;
import java.time.Duration;
import java.time.Instant;
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
          new Refusal.MissingScope(Vendor.PAGERDUTY, TokenOwner.APP, NASTY),
          new Refusal.AccessDenied(Vendor.PAGERDUTY, TokenOwner.PERSON, NASTY),
          new Refusal.MissingAbility(NASTY),
          new Refusal.NotFound(NASTY, NASTY),
          new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(7)),
          new Refusal.Unavailable(Vendor.PAGERDUTY, NASTY),
          new Refusal.Busy(),
          new Refusal.Rejected(Vendor.PAGERDUTY, NASTY, NASTY),
          new Refusal.BadCredentials(Vendor.PAGERDUTY, NASTY),
          new Refusal.NotInstalled(new TeamId("T1")),
          new Refusal.ChannelArchived(new ChannelId("C1")),
          new Refusal.ChannelNeedsInvite(new ChannelId("C1")),
          new Refusal.NotAChannel(new ChannelId("D1")),
          new Refusal.NotConfigured(NASTY),
          new Refusal.BadInput(NASTY, NASTY),
          new Refusal.NotRecognized(NASTY));

  private static String say(Refusal refusal) {
    return RefusalWords.say(refusal, Mrkdwn.MARKUP);
  }

  @Test
  void every_refusal_has_words() {
    assertThat(ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()))
        .as("one of each kind is tried here")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Refusal.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    assertThat(ONE_OF_EACH).allSatisfy(one -> assertThat(say(one)).endsWith("."));
    assertThat(ONE_OF_EACH)
        .allSatisfy(one -> assertThat(RefusalWords.say(one, Markup.plain())).endsWith("."));
  }

  @Test
  void clause_has_no_full_stop_and_no_name_of_a_class() {
    assertThat(ONE_OF_EACH)
        .allSatisfy(
            one ->
                assertThat(RefusalWords.clause(one))
                    .isNotBlank()
                    .doesNotEndWith(".")
                    .doesNotContain(one.getClass().getSimpleName()));
  }

  @Test
  void vendor_words_cannot_mention_or_link() {
    assertThat(ONE_OF_EACH)
        .allSatisfy(one -> assertThat(say(one)).doesNotContain("<!").doesNotContain("<http"));
  }

  @Test
  void plain_text_has_no_markup_and_names_the_channel() {
    assertThat(
            RefusalWords.say(
                new Refusal.ChannelNeedsInvite(new ChannelId("C1")), Markup.plain("ops")))
        .isEqualTo("Patchbay can't see #ops. Run /invite @Patchbay there, then try again.");
    assertThat(RefusalWords.say(new Refusal.NotConfigured("SLACK_CLIENT_ID"), Markup.plain()))
        .contains("set SLACK_CLIENT_ID.");
  }

  @Test
  void missing_scope_is_named_with_whose_it_is_and_what_to_do() {
    assertThat(
            say(new Refusal.MissingScope(Vendor.PAGERDUTY, TokenOwner.PERSON, "extensions.write")))
        .contains("Your PagerDuty login", "`extensions.write`", "`/pd login`")
        .contains("Channels cannot be connected", "Integrations → App Registration");
    assertThat(say(new Refusal.MissingScope(Vendor.SLACK, TokenOwner.APP, "channels:join")))
        .contains("Slack scope `channels:join`", "reinstall Patchbay");
  }

  @Test
  void several_missing_scopes_are_all_named_and_patchbays_are_for_its_admin_to_add() {
    var missing = List.of("services.read", "extensions.read");
    assertThat(say(new Refusal.MissingScope(Vendor.PAGERDUTY, TokenOwner.APP, missing)))
        .contains("Patchbay's PagerDuty token", "scopes `services.read`, `extensions.read`")
        .contains("Services are not found", "Patchbay admin", "App Registration")
        .contains("`PAGERDUTY_SCOPES`")
        .doesNotContain("/pd login");
  }

  @Test
  void role_that_is_too_small_is_said_with_its_owner_and_whom_to_ask() {
    assertThat(
            say(
                new Refusal.AccessDenied(
                    Vendor.PAGERDUTY,
                    TokenOwner.PERSON,
                    "Access Denied",
                    "Ada <ada@acme.example>")))
        .contains("*Ada &lt;ada@acme.example&gt;*'s PagerDuty role doesn't allow this")
        .contains("this: Access Denied. Ask a PagerDuty admin, or someone whose role does.");
    assertThat(
            say(
                new Refusal.AccessDenied(
                    Vendor.PAGERDUTY, TokenOwner.APP, "No", "ada@acme.example")))
        .contains("*ada@acme.example*'s PagerDuty role");
  }

  @Test
  void role_that_is_too_small_is_not_called_a_scope() {
    assertThat(say(new Refusal.AccessDenied(Vendor.PAGERDUTY, TokenOwner.PERSON, "Access Denied.")))
        .contains("Your PagerDuty role doesn't allow this: Access Denied. Ask")
        .doesNotContain("scope");
  }

  @Test
  void lost_connection_is_not_called_a_thing_of_pagerduty() {
    assertThat(say(new Refusal.NotFound("connection", "Checkout API")))
        .isEqualTo("This channel is no longer connected to `Checkout API`.");
    assertThat(say(new Refusal.NotFound("service", "P1")))
        .isEqualTo("PagerDuty can't find service `P1`. It was deleted, or you don't have access.");
  }

  @Test
  void rejected_login_is_not_called_patchbays_credentials() {
    assertThat(say(new Refusal.BadCredentials(Vendor.PAGERDUTY, TokenOwner.PERSON, "HTTP 401")))
        .isEqualTo(
            "PagerDuty rejected your login. Ask your Patchbay admin to check `PAGERDUTY_REGION`.");
  }

  @Test
  void rate_limit_says_when() {
    assertThat(say(new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(7))))
        .isEqualTo("Slack rate limit reached. Try again in 7 seconds.");
    assertThat(
            RefusalWords.delay(
                new Refusal.RateLimited(Vendor.PAGERDUTY, Duration.ofSeconds(7)),
                Instant.parse("2030-01-01T00:00:00Z"),
                Markup.plain()))
        .isEqualTo("PagerDuty rate limit reached; next try at 2030-01-01T00:00:00Z.");
    assertThat(
            RefusalWords.delay(
                new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(7)),
                Instant.parse("2030-01-01T00:00:00Z"),
                Markup.plain()))
        .isEqualTo("Slack rate limit reached; next try at 2030-01-01T00:00:00Z.");
  }

  @Test
  void long_vendor_words_are_cut() {
    assertThat(say(new Refusal.Unavailable(Vendor.SLACK, "x".repeat(5000)))).hasSizeLessThan(600);
  }

  @Test
  void account_that_is_refused_names_the_settings_that_may_be_wrong() {
    assertThat(
            RefusalWords.clause(
                new Refusal.Rejected(Vendor.PAGERDUTY, "invalid_scope", "Invalid scope")))
        .contains("PAGERDUTY_SUBDOMAIN", "PAGERDUTY_REGION", "Invalid scope");
  }

  @Test
  void what_slack_refuses_is_said_to_an_admin_with_what_to_do() {
    assertThat(
            RefusalWords.clause(
                new Refusal.Rejected(Vendor.SLACK, "no_refresh_token", "connect it")))
        .isEqualTo("Slack rejected the request (no_refresh_token): connect it");
  }
}
