package dev.patchbay.audit;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that was done, or refused.
 *
 * @param who a Slack user's id, the name of an API token, or {@code patchbay}
 * @param actingAs the id of the PagerDuty user whose token was used; {@code app} for the app token,
 *     {@code app for ADDRESS} where it acted for someone; blank where nobody could act
 * @param action {@code acknowledge}, {@code resolve}… for incidents; for connections what a plan
 *     calls it: {@code create}, {@code edit}, {@code adopt}, {@code push-token}, {@code take-down}…
 * @param changes by the contract's name of the field
 * @param vendorRequest PagerDuty's id of the request
 * @param result {@link #DONE}, {@link #ALREADY} or {@link #REFUSED}
 * @param reason why it was refused, as a clause
 */
public record AuditEntry(
    String who,
    String actingAs,
    AuditOrigin origin,
    String action,
    Optional<TeamId> workspace,
    Optional<ChannelId> channel,
    Optional<ServiceId> service,
    Optional<IncidentId> incident,
    Map<String, AuditChange> changes,
    Optional<String> vendorRequest,
    String result,
    Optional<String> reason) {
  public static final String DONE = "done";

  /** It was so before: nothing was changed. */
  public static final String ALREADY = "already";

  public static final String REFUSED = "refused";

  /** {@code who} and {@code actingAs} of what nobody asked for. */
  public static final String PATCHBAY = "patchbay";

  public static final String APP = "app";

  public AuditEntry {
    changes = Map.copyOf(changes);
  }

  /** Without a reason. */
  public AuditEntry(
      String who,
      String actingAs,
      AuditOrigin origin,
      String action,
      Optional<TeamId> workspace,
      Optional<ChannelId> channel,
      Optional<ServiceId> service,
      Optional<IncidentId> incident,
      Map<String, AuditChange> changes,
      Optional<String> vendorRequest,
      String result) {
    this(
        who,
        actingAs,
        origin,
        action,
        workspace,
        channel,
        service,
        incident,
        changes,
        vendorRequest,
        result,
        Optional.empty());
  }
}
