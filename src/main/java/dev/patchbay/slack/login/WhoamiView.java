package dev.patchbay.slack.login;

import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.token.Person;
import dev.patchbay.words.ScopeWords;
import java.util.Collection;
import java.util.stream.Collectors;

/** Which PagerDuty user acts for a Slack user, in words; mrkdwn, escaped. */
public final class WhoamiView {
  private static final int NAME = 150;

  private WhoamiView() {}

  /** "Ada Lovelace (ada@example.com)". */
  public static String name(Person person) {
    String name = "*" + Mrkdwn.escaped(Mrkdwn.cut(person.name(), NAME)) + "*";
    return person.email().isBlank()
        ? name
        : name + " (" + Mrkdwn.escaped(Mrkdwn.cut(person.email(), NAME)) + ")";
  }

  /**
   * @param missing scopes that the login should have and has not
   */
  static MessageContent of(Person person, Collection<String> missing) {
    return MessageContent.words(words(person, missing) + "\nRun `/pd logout` to log out.");
  }

  /** The same without the next step. */
  public static String words(Person person, Collection<String> missing) {
    String since = Mrkdwn.date(person.loggedInAt(), "{date_short_pretty} at {time}");
    String words = "You're logged in to PagerDuty as " + name(person) + " since " + since + ".";
    if (!missing.isEmpty()) {
      words +=
          "\nYour login is missing "
              + missing.stream()
                  .map(scope -> "`" + Mrkdwn.escaped(scope) + "`: " + ScopeWords.without(scope))
                  .collect(Collectors.joining("\n• ", missing.size() == 1 ? "" : "\n• ", "\n"))
              + "Run `/pd login` again. If that doesn't help, ask your Patchbay admin to add what"
              + " is missing to the PagerDuty app (Integrations → App Registration) and restart"
              + " Patchbay, then log in again.";
    }
    return words;
  }
}
