package dev.patchbay.slack;

import dev.patchbay.account.ConsentListener;
import dev.patchbay.account.Person;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.slack.view.ConsentView;
import java.time.Instant;

/** Tells it to the person directly; a link would be too old before it is seen. */
final class SlackConsentListener implements ConsentListener {
  private final SlackCalls calls;

  SlackConsentListener(SlackCalls calls) {
    this.calls = calls;
  }

  @Override
  public Outcome<Boolean> endsSoon(Person person, Instant end) {
    var said = ConsentView.endsSoon(person, end);
    var directly = new ChannelId(person.actor().user().value());
    return calls.post(person.actor().team(), directly, said.text(), said.blocks()).map(ts -> true);
  }
}
