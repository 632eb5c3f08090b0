package dev.patchbay.slack.api;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.util.List;

/**
 * The Web API calls the app makes, each with the workspace's own bot token, a call timeout, and
 * refusals for answers. Thread-safe; nothing is retried here.
 */
public interface SlackCalls {
  /** Answers the view's id. The trigger id lives three seconds and works once. */
  Outcome<String> openView(TeamId team, Secret triggerId, View view);

  /** {@code hash} as answered by the open or the last update, blank = do not check. */
  Outcome<String> updateView(TeamId team, String viewId, String hash, View view);

  /** How the channel is; joins nothing. A private one without the bot cannot be seen. */
  Outcome<ChannelStatus> look(TeamId team, ChannelId channel);

  /** Answers the message's ts. */
  Outcome<String> post(TeamId team, ChannelId channel, String text, List<LayoutBlock> blocks);

  /** Only the member sees it; where the channel does not allow that, it goes to them directly. */
  Outcome<Boolean> tell(Place place, SlackUserId member, String text, List<LayoutBlock> blocks);
}
