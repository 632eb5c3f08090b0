package dev.patchbay.slack.login;

import dev.patchbay.core.Outcome;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.token.ConsentListener;
import dev.patchbay.token.Person;
import java.time.Instant;

/**
 * Sends the person a direct message that their login expires, without a link: it would expire
 * before it is seen.
 */
public final class SlackConsentListener implements ConsentListener {
  private final DirectMessages direct;

  public SlackConsentListener(DirectMessages direct) {
    this.direct = direct;
  }

  @Override
  public Outcome<Boolean> endsSoon(Person person, Instant end) {
    var said = ConsentView.endsSoon(person, end);
    return direct.send(person.actor(), said.text(), said.blocks()).map(ts -> true);
  }
}
