package dev.patchbay.slack.wiring;

import dev.patchbay.core.TeamId;
import dev.patchbay.core.Typed;
import dev.patchbay.slack.command.HelpView;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.wiring.Connection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /pd list [all] [page]}. Asks no vendor and needs no login. */
final class ListCommand implements Subcommand {
  private static final Pattern REST = Pattern.compile("(all)?\\s*([1-9][0-9]{0,3})?");

  private final ChannelConnections here;
  private final Function<TeamId, List<Connection>> inWorkspace;

  ListCommand(ChannelConnections here, Function<TeamId, List<Connection>> inWorkspace) {
    this.here = here;
    this.inWorkspace = inWorkspace;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    Matcher asked = REST.matcher(new Typed(rest).text().toLowerCase(Locale.ROOT));
    if (!asked.matches()) {
      return Replies.said(HelpView.one(KnownCommand.LIST));
    }
    int page = asked.group(2) == null ? 1 : Integer.parseInt(asked.group(2));
    return Replies.said(
        asked.group(1) == null
            ? ListView.channel(here.all(request), here.pending(request), page)
            : ListView.workspace(inWorkspace.apply(request.team()), page));
  }
}
