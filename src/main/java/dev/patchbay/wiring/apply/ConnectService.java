package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.TeamId;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Lane;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import java.util.List;

/**
 * Connects a channel to a service, or edits the connection. What was asked is stored with its job
 * before {@link #submit} returns; the job adopts an extension that is there, or creates one with
 * the person's own token, remembers it, and tells the {@link WiringListener}. A crash anywhere
 * leaves no extension or one that is known: the job runs again and finds what it made. Thread-safe.
 */
public final class ConnectService {
  /** What was chosen in the modal. */
  public record Request(
      Actor actor, ConnectionKey key, String serviceName, DeliveryKind delivery, Options options) {
    public Request(Actor actor, ConnectionKey key, String serviceName, Options options) {
      this(actor, key, serviceName, DeliveryKind.EXTENSION, options);
    }
  }

  private final WiringQueue queue;
  private final Connecting connecting;

  public ConnectService(WiringQueue queue, Connections connections, ConnectDependencies needs) {
    this.queue = queue;
    this.connecting = new Connecting(connections, needs);
  }

  public void submit(Request request) {
    queue.add(WiringRequest.Kind.CONNECT, request, List.of());
  }

  /** What is being carried out for a channel, the newest request for each connection. */
  public List<PendingWiring> pending(TeamId team, ChannelId channel) {
    return queue.pending(team, channel);
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(
        WiringRequest.Kind.CONNECT.job(),
        Lane.PEOPLE,
        id -> queue.run(id, connecting::attempt),
        queue::givenUp);
  }
}
