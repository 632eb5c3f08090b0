package dev.patchbay.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Holder;
import dev.patchbay.core.Refusal.Vendor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why there is no app token, as {@code /readyz} says it. */
final class TokenWordsTest {
  @Test
  void an_account_that_is_refused_names_the_settings_that_may_be_wrong() {
    assertThat(
            TokenWords.say(
                new Refusal.Rejected(Vendor.PAGERDUTY, "invalid_scope", "Invalid scope")))
        .contains("PAGERDUTY_SUBDOMAIN", "PAGERDUTY_REGION", "Invalid scope");
  }

  @Test
  void what_slack_refuses_is_said_with_what_to_do() {
    assertThat(TokenWords.say(new Refusal.Rejected(Vendor.SLACK, "no_refresh_token", "connect it")))
        .isEqualTo("connect it (Slack said: no_refresh_token)");
  }

  @Test
  void each_reason_is_told_in_words_and_not_by_the_name_of_a_class() {
    assertThat(
            List.of(
                new Refusal.NotConfigured("PAGERDUTY_CLIENT_ID"),
                new Refusal.BadCredentials(Vendor.PAGERDUTY, "wrong secret"),
                new Refusal.Unavailable(Vendor.SLACK, "no answer"),
                new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(1)),
                new Refusal.MissingScope(Vendor.SLACK, Holder.APP, "users:read"),
                new Refusal.AccessDenied(Vendor.SLACK, Holder.APP, "no_permission")))
        .allSatisfy(
            why -> assertThat(TokenWords.say(why)).doesNotContain(why.getClass().getSimpleName()));
  }
}
