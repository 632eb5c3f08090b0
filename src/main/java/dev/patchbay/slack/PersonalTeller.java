package dev.patchbay.slack;

import dev.patchbay.core.Outcome;
import dev.patchbay.outbox.PersonalMessage;
import dev.patchbay.outbox.PersonalMessages;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.login.AskToLogIn;

/** Sends what people were to be told; a button to log in is made only now. */
public record PersonalTeller(EphemeralMessages ephemerals, AskToLogIn askToLogIn)
    implements PersonalMessages.Teller {
  @Override
  public Outcome<?> tell(PersonalMessage message) {
    return message.asksLogin()
        ? askToLogIn.send(message.to(), message.place(), message.threadTs(), message.text())
        : ephemerals.send(
            new EphemeralMessages.Unsent(
                message.to(),
                message.place(),
                message.threadTs(),
                false,
                message.text(),
                message.blocks()));
  }

  /** What Slack could not take, to be stored. */
  public static PersonalMessage message(EphemeralMessages.Unsent unsent) {
    return new PersonalMessage(
        unsent.actor(),
        unsent.place(),
        unsent.threadTs(),
        unsent.asksLogin(),
        unsent.text(),
        unsent.blocks());
  }
}
