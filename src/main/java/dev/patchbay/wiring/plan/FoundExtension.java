package dev.patchbay.wiring.plan;

import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.wiring.ConnectionKey;
import java.util.Optional;

/**
 * A Slack V2 extension that a service has in PagerDuty, whoever made it.
 *
 * @param team the workspace that it posts to, where PagerDuty shows it
 * @param madeBy who authorized it in Slack, where PagerDuty shows it
 */
public record FoundExtension(
    String id,
    ServiceId service,
    Optional<String> team,
    ExtensionFields fields,
    Condition condition,
    Optional<SlackUserId> madeBy) {
  /**
   * What PagerDuty shows of how it does.
   *
   * @param paused for up to 24 hours, because Slack refused messages; a list need not tell
   * @param authorized false only where PagerDuty says so
   * @param personal whether it posts with the token of a person
   */
  public record Condition(boolean paused, boolean authorized, boolean personal) {
    /** Nothing is wrong with it, as far as can be seen. */
    public static final Condition GOOD = new Condition(false, true, false);
  }

  public boolean postsTo(ConnectionKey key) {
    return service.equals(key.service())
        && fields.channel().equals(key.channel().value())
        && team.map(key.team().value()::equals).orElse(true);
  }

  /** Whether our bot posts through it, under the name that we would give. */
  public boolean madeAs(ExtensionFields wanted) {
    return fields.name().equals(wanted.name()) && fields.botUser().equals(wanted.botUser());
  }
}
