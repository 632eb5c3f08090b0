package dev.patchbay.slack.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.ServiceQuery;
import dev.patchbay.wiring.apply.PendingWiring;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Which of a channel's connections someone means. Asks no vendor: their names are kept here. */
final class ChannelConnections {
  private final BiFunction<TeamId, ChannelId, List<Connection>> inChannel;

  private final BiFunction<TeamId, ChannelId, List<PendingWiring>> pending;

  /**
   * @param pending what is being carried out: {@code WiringQueue::pending}
   */
  ChannelConnections(
      BiFunction<TeamId, ChannelId, List<Connection>> inChannel,
      BiFunction<TeamId, ChannelId, List<PendingWiring>> pending) {
    this.inChannel = inChannel;
    this.pending = pending;
  }

  List<PendingWiring> pending(Interaction request) {
    return pending.apply(request.team(), request.channel());
  }

  /** The one being connected that the words mean, where no connection is. */
  Optional<PendingWiring> connecting(Interaction request, ServiceQuery query) {
    var connecting = pending(request).stream().filter(PendingWiring::connecting).toList();
    var meant =
        query.meant(connecting, one -> new ServiceName(one.key().service(), one.serviceName()));
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }

  List<Connection> all(Interaction request) {
    return inChannel.apply(request.team(), request.channel());
  }

  static List<Connection> meant(List<Connection> all, ServiceQuery query) {
    return query.meant(all, one -> new ServiceName(one.key().service(), one.serviceName()));
  }
}
