package dev.patchbay.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;

/** One connection is one workspace, one channel and one service. */
public record ConnectionKey(TeamId team, ChannelId channel, ServiceId service) {
  /** Who changes its extension holds this, one at a time on all nodes. */
  public String claim() {
    return "wiring:" + team + "/" + channel + "/" + service;
  }
}
