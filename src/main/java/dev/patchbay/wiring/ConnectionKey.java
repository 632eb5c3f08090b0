package dev.patchbay.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;

/** One connection is one channel of one workspace, and one service. */
public record ConnectionKey(Place place, ServiceId service) {
  public TeamId team() {
    return place.team();
  }

  public ChannelId channel() {
    return place.channel();
  }

  /** The lease of whoever changes its extension, one at a time on all nodes. */
  public String lease() {
    return "wiring:" + place + "/" + service.account() + "/" + service;
  }

  @Override
  public String toString() {
    return place + "/" + service;
  }
}
