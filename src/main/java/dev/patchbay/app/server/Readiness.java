package dev.patchbay.app.server;

import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.slack.SlackEdge;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.token.AppToken;
import dev.patchbay.web.ReadyPart;
import dev.patchbay.web.ReadyPart.State;
import dev.patchbay.web.ReadyPart.Status;
import dev.patchbay.webhook.AccountSubscription;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.words.ScopeWords;
import dev.patchbay.workspace.RotationTrouble;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The parts of {@code /readyz}: down while this node cannot work, degraded when a vendor fails. */
final class Readiness {
  private final Foundation storage;
  private final AppToken appToken;
  private final PagerDuty pagerDuty;
  private final AccountSubscription webhooks;
  private final SlackEdge slack;

  Readiness(
      Foundation storage,
      AppToken appToken,
      PagerDuty pagerDuty,
      AccountSubscription webhooks,
      SlackEdge slack) {
    this.webhooks = webhooks;
    this.storage = storage;
    this.appToken = appToken;
    this.pagerDuty = pagerDuty;
    this.slack = slack;
  }

  List<ReadyPart> parts() {
    return List.of(
        new ReadyPart("database", this::database),
        // Migrations are done or refused before there is anyone to ask.
        new ReadyPart("migrations", State::up),
        new ReadyPart("keyset", this::keyset),
        new ReadyPart("app_token", this::appToken),
        new ReadyPart("pagerduty", this::pagerDuty),
        new ReadyPart("webhook", this::webhook),
        new ReadyPart("clock", this::clock),
        new ReadyPart("slack", this::slack),
        new ReadyPart("installation", this::installation));
  }

  private State database() {
    return storage.database().answers() ? State.up() : State.down("The database does not answer.");
  }

  private State keyset() {
    var health = storage.keys().health();
    return switch (health.level()) {
      case WELL -> new State(ReadyPart.Status.UP, health.words());
      case TROUBLED -> State.degraded(health.words());
      case UNUSABLE -> State.down(health.words());
    };
  }

  private State appToken() {
    if (!appToken.ready()) {
      return State.down(
          "No PagerDuty app token yet: "
              + appToken.trouble().map(RefusalWords::clause).orElse("Patchbay is requesting one")
              + ".");
    }
    var trouble = appToken.trouble();
    if (trouble.isPresent()) {
      return State.degraded(
          "The PagerDuty app token does not work: " + RefusalWords.clause(trouble.get()) + ".");
    }
    return granted(appToken.missingScopes().orElse(Set.of()));
  }

  /** The app works without a welcome scope, and only what needs it does not. */
  private static State granted(Set<String> missing) {
    if (missing.isEmpty()) {
      return State.up();
    }
    String words =
        "PagerDuty granted Patchbay less than it asks for. Add what is missing to the PagerDuty app"
            + " (Integrations → App Registration). "
            + ScopeWords.words(missing);
    return Collections.disjoint(missing, Scopes.needed())
        ? new State(Status.UP, words)
        : State.degraded(words);
  }

  private State pagerDuty() {
    return pagerDuty.trouble().map(State::degraded).orElseGet(State::up);
  }

  private State webhook() {
    return webhooks
        .trouble()
        .map(
            why ->
                State.degraded(
                    "The webhook subscription isn't set up: "
                        + RefusalWords.clause(why)
                        + ". Patchbay tries again every minute."))
        .orElseGet(State::up);
  }

  private State clock() {
    return pagerDuty.clockTrouble().map(State::degraded).orElseGet(State::up);
  }

  private State slack() {
    return slack.trouble().map(State::down).orElseGet(State::up);
  }

  private State installation() {
    if (!storage.installations().any()) {
      return State.degraded("Not installed in any Slack workspace yet: open /slack/install.");
    }
    var troubled =
        storage.installations().troubles().stream().map(Readiness::notRefreshed).toList();
    return troubled.isEmpty() ? scopes() : State.degraded(String.join(" ", troubled));
  }

  /** Patchbay works without one of them, and only what needs it does not. */
  private State scopes() {
    var words =
        storage.installations().grants().stream()
            .filter(grant -> !grant.missing(SlackSettings.BOT_SCOPES).isEmpty())
            .map(
                grant ->
                    "Slack granted Patchbay less than it asks for in "
                        + grant.workspace()
                        + "; reinstall it there at /slack/install. Missing: "
                        + String.join(", ", grant.missing(SlackSettings.BOT_SCOPES))
                        + ".")
            .toList();
    return words.isEmpty() ? State.up() : new State(Status.UP, String.join(" ", words));
  }

  private static String notRefreshed(RotationTrouble rotation) {
    return "Slack does not refresh the bot token of "
        + rotation.workspace()
        + " ("
        + rotation.trouble()
        + "). It expires at "
        + rotation.expiresAt()
        + ": "
        + (rotation.ended()
            ? "reinstall Patchbay there, at /slack/install."
            : "Patchbay tries again every few minutes.");
  }
}
