package dev.patchbay.slack.home;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Outcome;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.slack.wiring.HealthView;
import dev.patchbay.wiring.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Connections with their health, those with a problem first. Pure. */
final class ConnectionLines {
  private static final int SHOWN = 20;
  private static final int NAME = 100;

  private ConnectionLines() {}

  static List<LayoutBlock> of(Outcome<List<Connection>> found) {
    if (found instanceof Outcome.Refused<List<Connection>> refused) {
      return List.of(
          MessageContent.section(
              "Couldn't load your channels. " + Mrkdwn.refusal(refused.refusal())));
    }
    var all =
        ((Outcome.Done<List<Connection>>) found)
            .value().stream().sorted(Comparator.comparing(one -> one.health().working())).toList();
    if (all.isEmpty()) {
      return List.of(
          MessageContent.section(
              "None of your channels is connected. Run `/pd connect` in a channel to connect it to"
                  + " a PagerDuty service."));
    }
    var blocks = new ArrayList<LayoutBlock>();
    all.stream().limit(SHOWN).forEach(one -> blocks.add(MessageContent.section(line(one))));
    if (all.size() > SHOWN) {
      blocks.add(
          MessageContent.section(
              "… and " + (all.size() - SHOWN) + " more. Run `/pd list all` to see them."));
    }
    return blocks;
  }

  private static String line(Connection connection) {
    var service = Mrkdwn.escaped(Mrkdwn.cut(connection.serviceName(), NAME)).replace('*', '∗');
    var what = " <#" + connection.key().channel() + ">  *" + service + "*";
    return connection.health().working()
        ? ":white_check_mark:" + what
        : ":warning:" + what + "\n" + HealthView.of(connection.health());
  }
}
