package dev.patchbay.slack.login;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.ApiErrors;
import dev.patchbay.slack.api.ExternalTokenErrors;
import dev.patchbay.slack.api.OAuthApi;
import dev.patchbay.token.ExternalTokens;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.util.Comparator;
import java.util.Optional;

/**
 * {@code apps.auth.external.get} (reference/slack.md §1, §5) with the bot token of one workspace:
 * that of {@code SLACK_BOT_TOKEN} where it is set, else the one that installed the app first.
 * Thread-safe.
 */
public final class SlackExternalTokens implements ExternalTokens {
  private final OAuthApi oauth;
  private final Installations installations;
  private final Optional<Secret> configured;

  public SlackExternalTokens(
      OAuthApi oauth, Installations installations, Optional<Secret> configured) {
    this.oauth = oauth;
    this.installations = installations;
    this.configured = configured;
  }

  @Override
  public Outcome<Secret> get(String externalTokenId, boolean fresh) {
    Optional<Installation> found = installation();
    if (found.isEmpty()) {
      return Outcome.refused(ExternalTokenErrors.nowhereInstalled());
    }
    var answer = oauth.externalToken(found.get().botToken(), externalTokenId, fresh);
    if (answer instanceof Outcome.Refused<Secret> refused) {
      if (refused.refusal() instanceof Refusal.BadCredentials bad
          && ApiErrors.endsInstallation(bad.detail())) {
        installations.remove(found.get());
      }
      return Outcome.refused(ExternalTokenErrors.explained(refused.refusal()));
    }
    return answer;
  }

  private Optional<Installation> installation() {
    var all = installations.all();
    return configured
        .flatMap(token -> all.stream().filter(one -> one.botToken().equals(token)).findFirst())
        .or(() -> all.stream().min(Comparator.comparing(Installation::installedAt)));
  }
}
