package dev.patchbay.workspace;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.secret.RandomToken;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installing by OAuth v2: a state that is used once, kept as a hash, for ten minutes, and only from
 * the browser that began. Thread-safe.
 */
public final class Install {
  private static final Duration STATE_LIVES = Duration.ofMinutes(10);
  private static final Logger log = LoggerFactory.getLogger(Install.class);

  private final Transactions transactions;
  private final Installations installations;
  private final SlackOAuth slack;
  private final Policy policy;
  private final Clock clock;
  private final SecureRandom random;
  private final InstallStateStore states = new InstallStateStore();

  /**
   * @param redirect where Slack sends the browser back to
   * @param available whether client id and secret are configured
   * @param workspaces ids of workspaces and orgs that may install; empty = those that are installed
   *     and, while there is none, the first that comes
   */
  public record Policy(URI redirect, boolean available, Set<String> workspaces) {
    public Policy {
      workspaces = Set.copyOf(workspaces);
    }
  }

  public Install(
      Transactions transactions,
      Installations installations,
      SlackOAuth slack,
      Policy policy,
      Clock clock,
      SecureRandom random) {
    this.transactions = transactions;
    this.installations = installations;
    this.slack = slack;
    this.policy = policy;
    this.clock = clock;
    this.random = random;
  }

  /** Whether client id and secret are configured. */
  public boolean available() {
    return policy.available();
  }

  /**
   * @param browser the value for a cookie that comes back to {@link #complete}
   * @param redirect where to send the browser now
   */
  public record Begun(String browser, URI redirect) {}

  /**
   * @param features to have scopes for
   * @throws IllegalStateException if it is not {@link #available}
   */
  public Begun begin(Set<OptionalFeature> features) {
    if (!policy.available()) {
      throw new IllegalStateException("installing is not configured");
    }
    String state = RandomToken.next(random);
    String browser = RandomToken.next(random);
    Instant now = clock.instant();
    transactions.run(
        handle ->
            states.save(
                handle,
                RandomToken.hash(state),
                RandomToken.hash(browser),
                now,
                now.plus(STATE_LIVES)));
    return new Begun(browser, slack.authorizeUrl(state, policy.redirect(), features));
  }

  /** Takes the state, exchanges the code, saves the installation. */
  public Outcome<Installation> complete(String state, String code, String browser) {
    if (!policy.available()) {
      return Outcome.refused(new Refusal.NotConfigured("SLACK_CLIENT_ID"));
    }
    boolean taken =
        transactions.call(
            handle ->
                states.take(
                    handle, RandomToken.hash(state), RandomToken.hash(browser), clock.instant()));
    if (!taken) {
      return Outcome.refused(
          new Refusal.BadInput(
              "state",
              "this installation was started in another browser, was already used or has expired"));
    }
    var exchanged = slack.exchange(code, policy.redirect());
    return exchanged instanceof Outcome.Done<Installation> done ? keep(done.value()) : exchanged;
  }

  private enum Kept {
    YES,
    NO,
    NO_BUT_AN_EARLIER_ONE
  }

  private Outcome<Installation> keep(Installation installation) {
    var kept =
        transactions.call(
            handle -> {
              if (!welcome(installation)) {
                return installations.covers(installation) ? Kept.NO_BUT_AN_EARLIER_ONE : Kept.NO;
              }
              installations.save(installation);
              return Kept.YES;
            });
    log.info(
        "{} {} (workspace {}, org {})",
        kept == Kept.YES ? "Installed in" : "PATCHBAY_WORKSPACES does not allow an install in",
        installation.teamName(),
        installation.team().map(TeamId::value).orElse("none"),
        installation.enterprise().orElse("none"));
    if (kept == Kept.YES) {
      return Outcome.done(installation);
    }
    if (kept == Kept.NO) {
      revoke(installation);
    }
    return Outcome.refused(new Refusal.BadInput("workspace", unwelcome(installation)));
  }

  /** What nobody will use; not where an earlier installation works with the very same token. */
  private void revoke(Installation unwelcome) {
    if (slack.revoke(unwelcome.botToken()) instanceof Outcome.Refused<?> refused) {
      log.warn(
          "Could not revoke the Slack token of {}, which is not kept: {}",
          unwelcome.teamName(),
          refused.refusal());
    }
  }

  private boolean welcome(Installation installation) {
    if (policy.workspaces().isEmpty()) {
      return !installations.any() || installations.covers(installation);
    }
    return policy.workspaces().contains(installation.team().map(TeamId::value).orElse(""))
        || policy.workspaces().contains(installation.enterprise().orElse(""));
  }

  private static String unwelcome(Installation installation) {
    var id = installation.team().map(TeamId::value).or(installation::enterprise).orElse("");
    return "this Patchbay is for other workspaces. Its admin can add "
        + id
        + " to PATCHBAY_WORKSPACES";
  }
}
