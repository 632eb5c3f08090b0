package dev.patchbay.slack.api;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import java.util.List;
import java.util.function.Function;

/** Sends a message to a person where no place is known: by a workspace whose bot reaches them. */
public final class DirectMessages {
  private final ChatApi chat;
  private final Function<HomeId, List<TeamId>> reach;

  /**
   * @param reach {@code Installations::reach}
   */
  public DirectMessages(ChatApi chat, Function<HomeId, List<TeamId>> reach) {
    this.chat = chat;
    this.reach = reach;
  }

  /** Answers the message's ts, or the last workspace's refusal. */
  public Outcome<String> send(Actor actor, String text, List<LayoutBlock> blocks) {
    var channel = new ChannelId(actor.user().value());
    var message = ChatMessage.of(text, blocks);
    return firstDone(
        reach.apply(actor.home()), team -> chat.post(new Place(team, channel), message));
  }

  /** What the first workspace answers that does not refuse. */
  public static <T> Outcome<T> firstDone(List<TeamId> teams, Function<TeamId, Outcome<T>> ask) {
    Outcome<T> last =
        Outcome.refused(
            new Refusal.Rejected(Vendor.SLACK, "not_installed", "no workspace of this person"));
    for (TeamId team : teams) {
      last = ask.apply(team);
      if (last instanceof Outcome.Done) {
        return last;
      }
    }
    return last;
  }
}
