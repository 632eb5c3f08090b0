package dev.patchbay.slack.incident.thread;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.incident.AskedChange.Understood;
import dev.patchbay.slack.incident.ChangeWord;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.Optional;

/** What is said to who mentions Patchbay, in mrkdwn. Pure. */
final class MentionView {
  static final String STRANGER =
      "Patchbay acts only for people of workspaces where it's installed, and yours isn't one. Ask"
          + " someone of this workspace. Nothing changed.";

  static final String GIVEN_UP =
      "Patchbay couldn't carry this out in time, so nothing changed. Say it again in a minute, or"
          + " name the incident: `@Patchbay ack 123`.";

  private static final int WORD = 40;

  private static final String HELP =
      "In the thread of an incident's message, mention Patchbay to change that incident:\n"
          + "• `@Patchbay ack`\n"
          + "• `@Patchbay resolve` or `@Patchbay resolve Rolled back`\n"
          + "• `@Patchbay note Looking into the database`\n"
          + "• `@Patchbay snooze 1h`\n"
          + "Elsewhere, name the incident: `@Patchbay ack 123`. For all commands, run `/pd help` in"
          + " a channel.";

  private MentionView() {}

  static String underWay(Understood understood) {
    return understood.doing()
        + " "
        + understood
            .incident()
            .map(incident -> "incident " + Mrkdwn.escaped(Understood.shown(incident)))
            .orElse("this thread's incident")
        + "…";
  }

  /** {@code word}: as typed, or blank where nothing was said. */
  static String unknown(String word) {
    if (word.isBlank() || word.equalsIgnoreCase(KnownCommand.HELP.word())) {
      return HELP;
    }
    String shown = Mrkdwn.escaped(Mrkdwn.cut(word, WORD)).replace('`', '\'');
    var command = KnownCommand.of(word);
    if (command.isPresent()) {
      return "`"
          + shown
          + "` is a command: run `/pd "
          + command.get().word()
          + "` in a channel, outside threads. Nothing changed.\n"
          + HELP;
    }
    return "Patchbay doesn't know `"
        + shown
        + "`. Nothing changed."
        + ChangeWord.nearest(word)
            .map(near -> " Did you mean `@Patchbay " + near.word() + "`?")
            .orElse("")
        + "\n"
        + HELP;
  }

  /** What is missing behind the word, in an incident's thread. */
  static String needed(ChangeWord word) {
    return switch (word) {
      case ACK ->
          "To acknowledge this thread's incident, say just `@Patchbay ack`; for another one,"
              + " `@Patchbay ack 123`. Nothing changed.";
      case RESOLVE -> "Say `@Patchbay resolve`. Nothing changed.";
      case NOTE -> "Say what to note: `@Patchbay note Looking into the database`. Nothing changed.";
      case SNOOZE -> "Say for how long, at most 7 days: `@Patchbay snooze 1h`. Nothing changed.";
    };
  }

  /**
   * Nothing says which incident is meant.
   *
   * @param unread why the thread could not be read
   */
  static String which(ChangeWord word, boolean threaded, Optional<Refusal> unread) {
    String why =
        unread
            .map(
                refusal ->
                    "Patchbay can't read what this thread is about. " + Mrkdwn.refusal(refusal))
            .orElse(
                threaded
                    ? "This thread isn't about an incident that Patchbay knows."
                    : "Patchbay can't tell which incident you mean.");
    return why + " Name the incident: `@Patchbay " + example(word) + "`. Nothing changed.";
  }

  private static String example(ChangeWord word) {
    return switch (word) {
      case ACK -> "ack 123";
      case RESOLVE -> "resolve 123";
      case NOTE -> "note 123 Rolled back";
      case SNOOZE -> "snooze 123 4h";
    };
  }
}
