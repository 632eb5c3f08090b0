package dev.patchbay.slack.wiring;

import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.DriftedConnection;
import dev.patchbay.wiring.apply.WiringListener;
import dev.patchbay.wiring.apply.WiringListener.Way;

/** The messages about a channel's connections, in mrkdwn. Pure. */
final class WiringView {

  private WiringView() {}

  /** The message in the channel. */
  public static String connected(String slackUser, Connection connection, Way way) {
    String who = "<@" + slackUser + ">";
    String service = service(connection.serviceName());
    String what =
        switch (way) {
          case CREATED -> who + " connected " + service + " to this channel.";
          case ADOPTED ->
              who + " connected " + service + " to this channel, reusing its PagerDuty extension.";
          case EDITED -> who + " edited the " + service + " connection.";
          case WRITTEN_AGAIN ->
              service
                  + " is already connected with these settings. Patchbay wrote its PagerDuty"
                  + " extension again and enabled it.";
        };
    return what + "\n" + told(connection.options());
  }

  /** Nobody in the channel asked for it. */
  static String repaired(String serviceName, DriftedConnection was) {
    return "The "
        + service(serviceName)
        + " connection had been changed in PagerDuty ("
        + Mrkdwn.escaped(String.join(", ", was.fields().keySet()))
        + "). Patchbay restored it.";
  }

  public static String disconnected(String slackUser, String serviceName) {
    return "<@"
        + slackUser
        + "> disconnected "
        + service(serviceName)
        + ". Its incidents no longer appear here.";
  }

  /**
   * To the person alone, where Slack does not let a connection's messages in; its reason follows.
   */
  static String nothingAppears(String words, Place place) {
    return words + shutOut(place) + ", so incidents don't appear there.";
  }

  /** To the person alone, where Slack does not take the message: it is done all the same. */
  static String notTold(String words, Place place) {
    return words + shutOut(place) + ", so only you see this.";
  }

  private static String shutOut(Place place) {
    return "\n:warning: Slack doesn't let Patchbay post in <#" + place.channel().value() + ">";
  }

  /** After the reason, to the person who waits. */
  public static String delayed(String because, String doing, String serviceName) {
    return because
        + " Patchbay keeps trying for 2 minutes to "
        + Mrkdwn.escaped(doing)
        + " "
        + service(serviceName)
        + ". You'll get a message with the result.";
  }

  /** To the person who waits; {@code doing} as {@link WiringListener} is told. */
  public static String refused(String doing, String serviceName, Refusal why) {
    return "Couldn't "
        + Mrkdwn.escaped(doing)
        + " "
        + service(serviceName)
        + ". "
        + (why instanceof Refusal.Unavailable unavailable
            ? Mrkdwn.failed(unavailable)
            : Mrkdwn.refusal(why))
        + next(doing, why);
  }

  private static String next(String doing, Refusal why) {
    String command = doing.equals(WiringListener.REMOVE_OTHERS) ? "status" : doing;
    String again = "`/pd " + Mrkdwn.escaped(command) + "` again";
    if (why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded) {
      return " Log in, then run " + again + ".";
    }
    return why instanceof Refusal.Unavailable unavailable
            && unavailable.vendor() == Refusal.Vendor.PAGERDUTY
        ? " PagerDuty may still have made the change; run " + again + " to make sure."
        : "";
  }

  private static String told(Options options) {
    return "Posts: "
        + OptionView.tells(options)
        + "."
        + OptionView.cards(options)
        + " Buttons: "
        + OptionView.of(options.restrict())
        + ".";
  }

  static String service(String name) {
    return "*" + Mrkdwn.escaped(Mrkdwn.cut(name, 255)).replace('*', '∗') + "*";
  }
}
