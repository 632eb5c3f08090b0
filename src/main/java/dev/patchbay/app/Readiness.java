package dev.patchbay.app;

import dev.patchbay.account.AppToken;
import dev.patchbay.account.Scopes;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackEdge;
import dev.patchbay.web.ReadyPart;
import dev.patchbay.web.ReadyPart.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parts of {@code /readyz}: down while this node cannot work, degraded when a vendor fails. */
final class Readiness {
  private final Storage storage;
  private final AppToken appToken;
  private final PagerDuty pagerDuty;
  private final SlackEdge slack;

  Readiness(Storage storage, AppToken appToken, PagerDuty pagerDuty, SlackEdge slack) {
    this.storage = storage;
    this.appToken = appToken;
    this.pagerDuty = pagerDuty;
    this.slack = slack;
  }

  List<ReadyPart> parts() {
    return List.of(
        new ReadyPart("database", this::database),
        // Migrations and keyset are done or refused before there is anybody to ask.
        new ReadyPart("migrations", State::up),
        new ReadyPart("keyset", State::up),
        new ReadyPart("app_token", this::appToken),
        new ReadyPart("pagerduty", this::pagerDuty),
        new ReadyPart("slack", this::slack),
        new ReadyPart("installation", this::installation));
  }

  private State database() {
    return storage.database().answers()
        ? State.up()
        : State.down("The database does not answer within two seconds.");
  }

  private State appToken() {
    if (!appToken.ready()) {
      return State.down(
          "No PagerDuty app token yet: "
              + appToken.trouble().map(Readiness::words).orElse("it is being asked for")
              + ".");
    }
    Set<String> missing = new LinkedHashSet<>(appToken.missingScopes().orElse(Set.of()));
    missing.retainAll(Scopes.needed());
    if (!missing.isEmpty()) {
      return State.degraded(
          "PagerDuty granted the app less than it needs; missing: " + String.join(" ", missing));
    }
    return appToken
        .trouble()
        .map(why -> State.degraded("The app token is not renewed: " + words(why) + "."))
        .orElseGet(State::up);
  }

  private State pagerDuty() {
    return pagerDuty.trouble().map(State::degraded).orElseGet(State::up);
  }

  private State slack() {
    return slack.trouble().map(State::down).orElseGet(State::up);
  }

  private State installation() {
    return storage.installations().all().isEmpty()
        ? State.degraded("Not installed in any Slack workspace yet: open /slack/install.")
        : State.up();
  }

  private static String words(Refusal why) {
    if (why instanceof Refusal.NotConfigured missing) {
      return missing.setting() + " is not set";
    }
    if (why instanceof Refusal.BadCredentials bad) {
      return "PagerDuty does not accept PAGERDUTY_CLIENT_ID and PAGERDUTY_CLIENT_SECRET ("
          + bad.detail()
          + ")";
    }
    if (why instanceof Refusal.Rejected rejected) {
      return "PagerDuty refused it (" + rejected.code() + " " + rejected.detail() + ")";
    }
    if (why instanceof Refusal.Unavailable away) {
      return "PagerDuty does not answer (" + away.detail() + ")";
    }
    if (why instanceof Refusal.RateLimited limited) {
      return "PagerDuty takes no more requests for " + limited.delay().toSeconds() + " s";
    }
    if (why instanceof Refusal.MissingScope missing) {
      return "PagerDuty wants the scope " + missing.scope();
    }
    return "PagerDuty refused it (" + why.getClass().getSimpleName() + ")";
  }
}
