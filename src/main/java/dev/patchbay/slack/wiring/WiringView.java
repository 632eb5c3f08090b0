package dev.patchbay.slack.wiring;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.WiringListener.Way;
import java.util.List;

/** What a channel is told about its connections, in mrkdwn. Pure. */
public final class WiringView {
  private WiringView() {}

  /** The message in the channel. */
  public static String connected(String slackUser, Connection connection, Way way) {
    String who = "<@" + slackUser + ">";
    String service = service(connection.serviceName());
    String what =
        switch (way) {
          case CREATED -> who + " connected " + service + " to this channel.";
          case ADOPTED ->
              who
                  + " connected "
                  + service
                  + " to this channel, and took over the connection that was there in PagerDuty.";
          case EDITED -> who + " changed what " + service + " tells this channel.";
          case WRITTEN_AGAIN ->
              service
                  + " was already connected with these settings. Patchbay wrote its PagerDuty"
                  + " extension again and enabled it.";
        };
    return what + "\n" + told(connection.options());
  }

  public static String disconnected(String slackUser, String serviceName) {
    return "<@"
        + slackUser
        + "> disconnected "
        + service(serviceName)
        + " from this channel. Its incidents are no longer told here.";
  }

  /** After the reason, to the person who waits. */
  public static String delayed(String because, String doing, String serviceName) {
    return because
        + " The app keeps trying for two minutes to "
        + Mrkdwn.escaped(doing)
        + " "
        + service(serviceName)
        + "; you are told how it ends.";
  }

  /** Before the reason; {@code doing} is "connect" or "disconnect". */
  public static String refused(String doing, String serviceName) {
    return "Could not "
        + Mrkdwn.escaped(doing)
        + " "
        + service(serviceName)
        + "; nothing was changed. ";
  }

  /** The words as one block. */
  public static List<LayoutBlock> block(String words) {
    return List.of(Blocks.section(section -> section.text(BlockCompositions.markdownText(words))));
  }

  private static String told(Options options) {
    return "Told here: "
        + OptionView.tells(options)
        + ". Buttons: "
        + OptionView.of(options.restrict())
        + ".";
  }

  static String service(String name) {
    return "*" + Mrkdwn.escaped(Mrkdwn.cut(name, 255)).replace('*', '∗') + "*";
  }
}
