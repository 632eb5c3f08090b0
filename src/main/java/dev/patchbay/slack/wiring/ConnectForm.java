package dev.patchbay.slack.wiring;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ServiceName;
import java.util.List;
import java.util.Optional;

/**
 * What the connect modal shows.
 *
 * @param metadata comes back with the submission, at most 3000 characters
 * @param notice mrkdwn, escaped
 * @param fresh an update of an open modal must bring its own values: Slack keeps what was entered
 *     in a block of the same id, so the blocks get other ids
 */
record ConnectForm(
    String channelName,
    String metadata,
    Service service,
    DeliveryKind delivery,
    Options options,
    boolean editing,
    Optional<String> notice,
    boolean fresh) {

  /** How the service stands in it. */
  sealed interface Service {
    /** Shown, not to be changed. */
    record Fixed(ServiceName service) implements Service {}

    /** Chosen already, and may be changed. */
    record Known(ServiceName service) implements Service {}

    /** One of these is meant; the first 100 are offered. */
    record OneOf(List<ServiceName> services) implements Service {}

    /** To be looked for. */
    record Any() implements Service {}
  }

  ConnectForm withNotice(String mrkdwn) {
    return new ConnectForm(
        channelName, metadata, service, delivery, options, editing, Optional.of(mrkdwn), fresh);
  }
}
