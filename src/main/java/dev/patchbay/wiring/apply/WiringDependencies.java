package dev.patchbay.wiring.apply;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.workspace.Installation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What changing all connections at once needs of others.
 *
 * @param pagerDuty PagerDuty as the app
 * @param revive has what is open posted again to a channel that Slack refused; false if it did not
 */
public record WiringDependencies(
    Storage storage,
    AsApp pagerDuty,
    Channels channels,
    Connections connections,
    Workspaces workspaces,
    Owners.Uses owners,
    Predicate<ConnectionKey> revive,
    Subscriptions subscriptions,
    AuditLog audit,
    WiringListener listener) {
  public record Storage(Transactions transactions, Jobs jobs, Leases leases, Clock clock) {}

  public record AsApp(
      ConnectDependencies.PagerDutyCalls calls, Applier applier, Credential credential) {}

  /**
   * @param installed the workspaces that Patchbay is installed in
   * @param installations a workspace's as it stands in the database, under its own name
   * @param tokens which extension holds which bot token
   */
  public record Workspaces(
      Supplier<List<TeamId>> installed,
      Function<TeamId, Optional<Installation>> installations,
      StaleTokens tokens) {}
}
