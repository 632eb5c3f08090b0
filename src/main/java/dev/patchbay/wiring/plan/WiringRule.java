package dev.patchbay.wiring.plan;

import java.util.List;
import java.util.Optional;

/**
 * A row of a wiring file's {@code rules}: what wires each service that matches.
 *
 * @param at where the rule begins
 * @param channel a name or id; {@code {service}} and {@code {team}} in it stand for the service's
 * @param except services by name or id, with {@code *}
 */
public record WiringRule(
    Position at,
    Match match,
    Written channel,
    List<Written> except,
    Optional<Written> workspace,
    WiringSettings settings) {
  public static final String SERVICE = "{service}";
  public static final String TEAM = "{team}";

  /** What stands for a name in a rule's channel. */
  public static final List<String> PLACEHOLDERS = List.of(SERVICE, TEAM);

  public WiringRule {
    except = List.copyOf(except);
  }

  /** All that are named must hold; {@code *} stands for any text. At least one is named. */
  public record Match(
      Optional<Written> service, Optional<Written> team, Optional<Written> escalationPolicy) {}
}
