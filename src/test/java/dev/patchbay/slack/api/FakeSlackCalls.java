package dev.patchbay.slack.api;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.view.BlockKitLimits;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was opened, updated and told, and answers as it is set to. */
public final class FakeSlackCalls implements SlackCalls {
  public final List<View> opened = new ArrayList<>();
  public final List<View> updated = new ArrayList<>();
  public final List<String> told = new ArrayList<>();
  public Outcome<ChannelStatus> place = Outcome.done(new ChannelStatus(true, false, false));
  public Outcome<String> opens = Outcome.done("V1");

  @Override
  public Outcome<String> openView(TeamId team, Secret triggerId, View view) {
    BlockKitLimits.check(view);
    opened.add(view);
    return opens;
  }

  @Override
  public Outcome<String> updateView(TeamId team, String viewId, String hash, View view) {
    BlockKitLimits.check(view);
    updated.add(view);
    return Outcome.done(viewId);
  }

  @Override
  public Outcome<ChannelStatus> look(TeamId team, ChannelId channel) {
    return place;
  }

  @Override
  public Outcome<String> post(
      TeamId team, ChannelId channel, String text, List<LayoutBlock> blocks) {
    throw new AssertionError("no command posts");
  }

  @Override
  public Outcome<Boolean> tell(
      Place place, SlackUserId member, String text, List<LayoutBlock> blocks) {
    BlockKitLimits.check(blocks);
    told.add(text);
    return Outcome.done(true);
  }
}
