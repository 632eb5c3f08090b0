package dev.patchbay.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands there are, as the help tells them (contract, section 4), in the order shown. */
public enum KnownCommand {
  CONNECT(
      "[service]",
      "wire this channel to a PagerDuty service",
      "The service may be named by its name, its id or its PagerDuty address. Without one, a form"
          + " opens to look for it. If several match, the form offers those. If the channel is"
          + " wired to it already, the form shows what is set, to change it.",
      "connect Checkout API\nconnect PABC123\nconnect https://acme.pagerduty.com/service-directory/PABC123"),
  EDIT(
      "[service]",
      "change what a connection tells about",
      "The service may be left out where the channel has one connection only.",
      "edit\nedit Checkout API"),
  DISCONNECT(
      "[service]",
      "take a connection down",
      "Asks before it does. The service may be left out where the channel has one connection only.",
      "disconnect\ndisconnect Checkout API"),
  LIST(
      "[all]",
      "connections of this channel, or of the whole workspace",
      "Shows what each one tells about, who may press its buttons and who made it.",
      "list\nlist all"),
  STATUS(
      "",
      "is the wiring of this channel healthy, and what to do if not",
      "Looks at the channel, each of its connections in PagerDuty, the app's rights and your own."
          + " Needs no log-in.",
      "status"),
  LOGIN(
      "",
      "log in to PagerDuty",
      "What you do here is then done in PagerDuty in your own name, with your own rights.",
      "login"),
  LOGOUT(
      "",
      "end that log-in",
      "Ends it at PagerDuty and forgets it here. Connections stay as they are.",
      "logout"),
  WHOAMI(
      "",
      "which PagerDuty user acts for you",
      "Names also the rights that your log-in lacks, if any.",
      "whoami"),
  HELP(
      "[command]",
      "this help, or more on one command",
      "All commands, or one in detail with examples.",
      "help\nhelp connect");

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
    return name().toLowerCase(Locale.ROOT);
  }

  /** Any case. */
  public static Optional<KnownCommand> of(String word) {
    for (KnownCommand command : values()) {
      if (command.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
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
