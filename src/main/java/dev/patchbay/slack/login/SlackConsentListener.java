package dev.patchbay.slack.login;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.slack.api.SlackCalls;
import dev.patchbay.token.ConsentListener;
import dev.patchbay.token.Person;
import java.time.Instant;

/** Tells it to the person directly; a link would be too old before it is seen. */
public final class SlackConsentListener implements ConsentListener {
  private final SlackCalls calls;

  public SlackConsentListener(SlackCalls calls) {
    this.calls = calls;
  }

  @Override
  public Outcome<Boolean> endsSoon(Person person, Instant end) {
    var said = ConsentView.endsSoon(person, end);
    var directly = new ChannelId(person.actor().user().value());
    return calls.post(person.actor().team(), directly, said.text(), said.blocks()).map(ts -> true);
  }
}
