package dev.patchbay.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;

/** One connection is one workspace, one channel and one service. */
public record ConnectionKey(TeamId team, ChannelId channel, ServiceId service) {}
