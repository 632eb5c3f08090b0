package dev.patchbay.slack.login;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.ApiErrors;
import dev.patchbay.slack.api.ExternalTokenAnswer;
import dev.patchbay.slack.api.ExternalTokenCall;
import dev.patchbay.slack.api.ExternalTokenErrors;
import dev.patchbay.slack.api.WebApi;
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
  private final WebApi api;
  private final Installations installations;
  private final Optional<Secret> configured;

  public SlackExternalTokens(WebApi api, Installations installations, Optional<Secret> configured) {
    this.api = api;
    this.installations = installations;
    this.configured = configured;
  }

  @Override
  public Outcome<Secret> get(String externalTokenId, boolean fresh) {
    Optional<Installation> found = installation();
    if (found.isEmpty()) {
      return Outcome.refused(ExternalTokenErrors.nowhereInstalled());
    }
    var answer = ask(found.get().botToken(), externalTokenId, fresh);
    if (answer instanceof Outcome.Refused<ExternalTokenAnswer> refused) {
      if (refused.refusal() instanceof Refusal.BadCredentials bad
          && ApiErrors.endsInstallation(bad.detail())) {
        installations.remove(found.get());
      }
      return Outcome.refused(ExternalTokenErrors.explained(refused.refusal()));
    }
    return answer.then(ExternalTokenCall::token);
  }

  private Outcome<ExternalTokenAnswer> ask(Secret botToken, String id, boolean fresh) {
    return api.callWith(
        botToken,
        ExternalTokenCall.METHOD,
        client -> ExternalTokenCall.put(client, botToken, id, fresh));
  }

  private Optional<Installation> installation() {
    var all = installations.all();
    return configured
        .flatMap(token -> all.stream().filter(one -> one.botToken().equals(token)).findFirst())
        .or(() -> all.stream().min(Comparator.comparing(Installation::installedAt)));
  }
}
