package dev.patchbay.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands there are, as the help tells them (contract, section 4), in the order shown. */
public enum KnownCommand {
  CONNECT(
      "[service]",
      "Connect this channel to a service",
      "Give the service by name, ID or PagerDuty URL. Without one, a form opens to search for it."
          + " If several match, the form offers those. If the channel is already connected to it,"
          + " the form edits that connection.",
      """
      connect Checkout API
      connect PABC123
      connect https://acme.pagerduty.com/service-directory/PABC123\
      """),
  EDIT(
      "[service]",
      "Change what a connection posts",
      "You can leave out the service if the channel has only one connection.",
      "edit\nedit Checkout API"),
  DISCONNECT(
      "[service]",
      "Disconnect a service from this channel",
      "Asks you to confirm. You can leave out the service if the channel has only one connection.",
      "disconnect\ndisconnect Checkout API"),
  LIST(
      "[all]",
      "List connections of this channel or of the whole workspace",
      "Shows what each one posts, who can use its buttons and who connected it.",
      "list\nlist all"),
  STATUS(
      "",
      "Check this channel's connections",
      "Checks the channel, up to 8 of its connections in PagerDuty, Patchbay's permissions and"
          + " yours. Works without a login.",
      "status"),
  LOGIN(
      "",
      "Log in to PagerDuty",
      "Patchbay then acts in PagerDuty as you, with your permissions.",
      "login"),
  LOGOUT(
      "",
      "Log out of PagerDuty",
      "Deletes your tokens here and asks PagerDuty to revoke them. Connections stay as they are.",
      "logout"),
  WHOAMI(
      "",
      "Show your PagerDuty user",
      "Also names the scopes that your login is missing.",
      "whoami"),
  TRIGGER(
      "[service] [title]",
      "Trigger an incident",
      "With a service and a title it is triggered at once. Otherwise a form opens with what you"
          + " gave. The longest service name that your words begin with is taken; quotes around it"
          + " are understood. Further lines become the details.",
      """
      trigger
      trigger Checkout API Payments fail since 10:00
      trigger PABC123 Payments fail\
      """),
  INCIDENTS(
      "[mine|here|service]",
      "List open incidents, with buttons",
      "`mine` are those assigned to you, `here` those of this channel's services. Without a word:"
          + " `here` if the channel is connected, else `mine`. Newest first.",
      "incidents\nincidents mine\nincidents Checkout API"),
  ONCALL(
      "[service|policy|me]",
      "Show who is on call",
      "Shows now and next, until when, in your time zone. Give a service or an escalation policy by"
          + " name, ID or PagerDuty URL. Without one: the services of this channel.\n"
          + "`follow` lets a user group, or this channel's `topic`, follow the first level of a"
          + " policy; `follow` without more lists what does. `unfollow` ends it.\n"
          + "`notify on` sends you a direct message when your turn begins, `notify off` ends that.",
      """
      oncall me
      oncall Checkout API
      oncall follow @payments-oncall Payments
      oncall follow topic Payments
      oncall unfollow @payments-oncall\
      """),
  ACK(
      "<incident>",
      "Acknowledge an incident",
      "Give the incident by number, ID or PagerDuty URL. A resolved incident stays resolved.",
      "ack 123\nack Q1ABCDEF23GHIJ"),
  RESOLVE(
      "<incident> [note]",
      "Resolve an incident",
      "What you write behind the incident becomes its resolution note.",
      "resolve 123\nresolve 123 Rolled back"),
  NOTE(
      "<incident> <text>",
      "Add a note to an incident",
      "The note is added in PagerDuty as you.",
      "note 123 Looking into the database"),
  SNOOZE(
      "<incident> <time>",
      "Snooze an incident",
      "It is acknowledged, and triggers again after that time: at most 7 days.",
      "snooze 123 4h"),
  MUTE(
      "<time>",
      "Post no new incidents here for a while",
      "For connections with delivery webhook. Cards that are here stay up to date; what this"
          + " channel missed is summed up at the end.",
      "mute 30m\nmute 2h"),
  UNMUTE("", "End a mute now", "Sums up what this channel missed.", "unmute"),
  PROVE(
      "[service]",
      "Prove with a test incident that a connection works",
      "Asks first. A low-urgency test incident, created as you and assigned to you, goes the whole"
          + " way to this channel and back, and is then resolved and removed.",
      "prove\nprove Checkout API"),
  HELP(
      "[command]",
      "Show this help, or more about one command",
      "Shows all commands, or one in detail with examples.",
      "help\nhelp connect");

  private static final Map<String, KnownCommand> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(KnownCommand::word, command -> command));

  private final String word = name().toLowerCase(Locale.ROOT);
  private final String arguments;
  private final String line;
  private final String detail;

  /** One on each line. */
  private final String examples;

  KnownCommand(String arguments, String line, String detail, String examples) {
    this.arguments = arguments;
    this.line = line;
    this.detail = detail;
    this.examples = examples;
  }

  /** As typed after {@code /pd}. */
  public String word() {
    return word;
  }

  /** Any case. */
  public static Optional<KnownCommand> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word.toLowerCase(Locale.ROOT)));
  }

  String usage() {
    return arguments.isEmpty() ? "/pd " + word() : "/pd " + word() + " " + arguments;
  }

  String line() {
    return line;
  }

  String detail() {
    return detail;
  }

  List<String> examples() {
    return examples.lines().toList();
  }
}
