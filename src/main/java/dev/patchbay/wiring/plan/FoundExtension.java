package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionKey;
import java.util.Optional;

/**
 * A Slack V2 extension that the service has in PagerDuty, whoever made it.
 *
 * @param team the workspace that it posts to, where PagerDuty shows it
 */
public record FoundExtension(String id, Optional<String> team, ExtensionFields fields) {
  public boolean postsTo(ConnectionKey key) {
    return fields.channel().equals(key.channel().value())
        && team.map(key.team().value()::equals).orElse(true);
  }

  /** Whether our bot posts through it, under the name that we would give. */
  public boolean madeAs(ExtensionFields wanted) {
    return fields.name().equals(wanted.name()) && fields.botUser().equals(wanted.botUser());
  }
}
