package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.TokenGrant;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A token that Slack holds and refreshes. Slack gives neither its end nor its scopes, so the answer
 * is kept for {@link #KEPT} before Slack is asked again; while Slack is unavailable the old one
 * serves on, for as long as such a token can live, because PagerDuty's 401 is the better judge.
 *
 * @param account region and subdomain, as {@code us.acme}
 * @param id {@code PAGERDUTY_EXTERNAL_TOKEN_ID}
 */
public record SlackExternal(ExternalTokens tokens, String account, String id)
    implements AppTokenSource {
  /** Well below the day that a token of Scoped OAuth lives. */
  static final Duration KEPT = Duration.ofMinutes(50);

  private static final Duration LONGEST = Duration.ofDays(1);

  @Override
  public String key() {
    return "slack-external " + account + "/" + id;
  }

  /** Nothing: the scopes were chosen where the provider was set up in Slack. */
  @Override
  public Set<String> asked() {
    return Set.of();
  }

  @Override
  public boolean namesScopes() {
    return false;
  }

  @Override
  public Outcome<TokenGrant> grant(boolean rejected) {
    return tokens
        .get(id, rejected)
        .map(access -> new TokenGrant(access, Optional.empty(), LONGEST, Set.of()));
  }
}
