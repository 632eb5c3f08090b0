package dev.patchbay.slack.login;

import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.token.Person;
import java.time.Instant;

/** That a consent at PagerDuty soon ends, in words; mrkdwn, escaped. */
final class ConsentView {
  private ConsentView() {}

  static MessageContent endsSoon(Person person, Instant end) {
    String date = Mrkdwn.date(end, "{date_long}");
    return MessageContent.words(
        "Your PagerDuty login as "
            + WhoamiView.name(person)
            + " expires on "
            + date
            + ". Run `/pd login` before then to stay logged in.");
  }
}
