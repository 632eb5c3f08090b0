package dev.patchbay.wiring.apply;

import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.token.Rights;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.workspace.Installation;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What making a connection needs of others.
 *
 * @param rights the credential of whoever asked: the person's own login
 */
public record ConnectDependencies(
    Channels channels,
    BotTokens tokens,
    Rights rights,
    PagerDutyCalls pagerDuty,
    Applier applier,
    Subscriptions subscriptions,
    WiringListener listener,
    Clock clock) {
  /** The part of PagerDuty that is only read. */
  public record PagerDutyCalls(
      ServicesApi services, ExtensionsApi extensions, PagerDutyLinks links) {}

  /**
   * The workspaces' bot tokens, and which extension holds which.
   *
   * @param installations {@code Installations::find}
   */
  public record BotTokens(
      Function<TeamId, Optional<Installation>> installations, StaleTokens held) {}
}
