package dev.patchbay.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.secret.Fingerprint;
import dev.patchbay.workspace.Installation;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What making a connection needs of others.
 *
 * @param installations {@code Installations::find}
 * @param rights the credential of whoever asked: {@code PersonTokens::of}
 */
public record ConnectNeeds(
    Channels channels,
    Function<TeamId, Optional<Installation>> installations,
    Function<Actor, Outcome<Credential>> rights,
    PagerDutyCalls pagerDuty,
    Fingerprint fingerprint,
    WiringListener listener,
    Clock clock) {
  /** The part of PagerDuty that is used. */
  public record PagerDutyCalls(
      ServicesApi services, ExtensionsApi extensions, PagerDutyLinks links) {}
}
