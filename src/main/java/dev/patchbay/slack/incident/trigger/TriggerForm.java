package dev.patchbay.slack.incident.trigger;

import dev.patchbay.incident.TriggerText;
import dev.patchbay.wiring.ServiceName;
import java.util.Optional;

/**
 * What the trigger modal shows.
 *
 * @param service chosen already
 * @param notice mrkdwn, escaped
 * @param fresh an update of an open modal must bring its own values: Slack keeps what was entered
 *     in a block of the same id, so the blocks get other ids
 */
record TriggerForm(
    TriggerContext context,
    Optional<ServiceName> service,
    TriggerText text,
    Optional<String> notice,
    boolean fresh) {

  static TriggerForm of(TriggerContext context, Optional<ServiceName> service, TriggerText text) {
    return new TriggerForm(context, service, text, Optional.empty(), false);
  }

  TriggerForm withNotice(String mrkdwn) {
    return new TriggerForm(context, service, text, Optional.of(mrkdwn), fresh);
  }

  TriggerForm asUpdate() {
    return new TriggerForm(context, service, text, notice, true);
  }
}
