package dev.patchbay.slack.login;

import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.token.Person;
import java.time.Instant;

/** That a consent at PagerDuty soon ends, in words; mrkdwn, escaped. */
public final class ConsentView {
  private ConsentView() {}

  public static MessageContent endsSoon(Person person, Instant end) {
    String date = Mrkdwn.date(end, "{date_long}");
    return MessageContent.words(
        "Your PagerDuty log-in as "
            + WhoamiView.name(person)
            + " ends on "
            + date
            + ": PagerDuty wants to be asked again once a year. Send `/pd login` before then, and"
            + " nothing stops.");
  }
}
