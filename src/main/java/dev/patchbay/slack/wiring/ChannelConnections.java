package dev.patchbay.slack.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.ServiceQuery;
import java.util.List;
import java.util.function.BiFunction;

/** Which of a channel's connections somebody means. Asks no vendor: their names are kept here. */
public final class ChannelConnections {
  private final BiFunction<TeamId, ChannelId, List<Connection>> inChannel;

  public ChannelConnections(BiFunction<TeamId, ChannelId, List<Connection>> inChannel) {
    this.inChannel = inChannel;
  }

  List<Connection> all(CommandRequest request) {
    return inChannel.apply(request.team(), request.channel());
  }

  static List<Connection> meant(List<Connection> all, ServiceQuery query) {
    return query.meant(all, one -> new ServiceName(one.key().service(), one.serviceName()));
  }
}
