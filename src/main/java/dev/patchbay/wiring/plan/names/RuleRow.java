package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.WiringRule;

/**
 * What a rule asks for one service.
 *
 * @param channel a name or id, with the service's names in it
 * @param missing what the channel's name needs and the service does not have; blank mostly
 */
record RuleRow(
    WiringRule rule, Directory.Service service, String channel, String why, String missing) {}
