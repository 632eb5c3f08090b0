package dev.patchbay.workspace;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.LeaseBusyException;
import dev.patchbay.db.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes bot tokens that rotate. In the background four hours ahead of the end: so long
 * PagerDuty's extensions may take to get the new token while the old one still works, and no third
 * token is asked for while two live (reference/slack.md §1). On demand when a token is met that
 * ends within minutes or that Slack calls expired. One refresh of an installation at a time on all
 * nodes, outside any transaction; the new tokens are committed, with the marks of the connections,
 * before anyone uses them. Thread-safe.
 */
public final class TokenRotation {
  private static final Duration AHEAD = Duration.ofHours(4);

  /** Longer than Slack is waited for. */
  private static final Duration LENGTH = Duration.ofSeconds(30);

  private static final Duration NEARLY_OVER = Duration.ofMinutes(5);
  private static final Logger log = LoggerFactory.getLogger(TokenRotation.class);

  private final Leases leases;
  private final Installations installations;
  private final RotatingTokens tokens;
  private final BotTokenRefresh slack;
  private final Clock clock;

  TokenRotation(
      Leases leases,
      Installations installations,
      RotatingTokens tokens,
      BotTokenRefresh slack,
      Clock clock) {
    this.leases = leases;
    this.installations = installations;
    this.tokens = tokens;
    this.slack = slack;
    this.clock = clock;
  }

  /** To be called every few minutes on some node. One that fails does not keep back the others. */
  public void refreshDue() {
    for (var installation : tokens.readable()) {
      if (endsWithin(installation, AHEAD) && !ended(installation)) {
        try {
          refresh(installation, now -> endsWithin(now, AHEAD));
        } catch (RuntimeException e) {
          log.warn("Refreshing the bot token of {} failed; next try soon", name(installation), e);
        }
      }
    }
  }

  /** The installation, refreshed first if its token is about to end. */
  public Installation good(Installation installation) {
    installations.requireNoTransaction();
    if (!endsWithin(installation, NEARLY_OVER) || ended(installation)) {
      return installation;
    }
    return refresh(installation, now -> endsWithin(now, NEARLY_OVER));
  }

  /**
   * After Slack refused the token of {@code rejected}: the installation with another one, if there
   * is one by now, or, where {@code expired}, if it can be refreshed.
   */
  public Optional<Installation> instead(Installation rejected, boolean expired) {
    var now = installations.at(rejected.team(), rejected.enterprise());
    if (now.isEmpty() || !sameToken(rejected, now.get())) {
      installations.forgetRemembered();
      return now;
    }
    if (!expired || now.get().rotation().isEmpty() || ended(now.get())) {
      return Optional.empty();
    }
    return Optional.of(refresh(now.get(), found -> sameToken(rejected, found)))
        .filter(found -> !sameToken(rejected, found));
  }

  private Installation refresh(Installation seen, Predicate<Installation> wanted) {
    try {
      return leases.inTurn(
          "bot token " + name(seen),
          LENGTH,
          lease ->
              tokens
                  .row(seen)
                  .map(row -> wanted.test(row.installation()) ? refresh(row) : row.installation())
                  .orElse(seen));
    } catch (LeaseBusyException e) {
      log.warn("Another node is still refreshing the bot token of {}", name(seen), e);
      return seen;
    }
  }

  private Installation refresh(InstallationStore.Row row) {
    var found = row.installation();
    if (found.rotation().isEmpty() || ended(found)) {
      return found;
    }
    var rotation = found.rotation().get();
    var outcome = slack.refresh(rotation.refreshToken());
    if (outcome instanceof Outcome.Done<BotTokenRefresh.Refreshed> done) {
      var refreshed = tokens.rotated(row, done.value());
      log.info("Refreshed the bot token of {}", name(found));
      return refreshed.orElse(found);
    }
    var why = word(((Outcome.Refused<BotTokenRefresh.Refreshed>) outcome).refusal());
    var troubled = found.troubled(why);
    tokens.troubled(row, why);
    if (ended(troubled)) {
      log.error(
          "Slack no longer refreshes the bot token of {} ({}). It expires at {}: reinstall"
              + " Patchbay there, at /slack/install, before then.",
          name(found),
          why,
          rotation.expiresAt());
    } else {
      log.warn("Slack did not refresh the bot token of {}: {}; next try soon", name(found), why);
    }
    return troubled;
  }

  private static String word(Refusal why) {
    if (why instanceof Refusal.Rejected rejected && !rejected.code().isBlank()) {
      return rejected.code();
    }
    if (why instanceof Refusal.BadCredentials bad) {
      return bad.detail();
    }
    return why instanceof Refusal.NotConfigured missing
        ? missing.setting() + " is not set"
        : why.getClass().getSimpleName();
  }

  private boolean endsWithin(Installation installation, Duration margin) {
    return installation
        .rotation()
        .filter(rotation -> !clock.instant().plus(margin).isBefore(rotation.expiresAt()))
        .isPresent();
  }

  private static boolean ended(Installation installation) {
    return installation.rotation().filter(Rotation::ended).isPresent();
  }

  private static boolean sameToken(Installation one, Installation other) {
    return one.botToken().equals(other.botToken());
  }

  private static String name(Installation installation) {
    return installation.team().map(Object::toString).orElse("org")
        + installation.enterprise().map(org -> "/" + org).orElse("");
  }
}
