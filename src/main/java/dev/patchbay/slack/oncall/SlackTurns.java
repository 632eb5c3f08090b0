package dev.patchbay.slack.oncall;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.oncall.OnCallTurn;
import dev.patchbay.incident.oncall.TurnPort;
import dev.patchbay.slack.api.ChatApi;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells a person in their own conversation with the app that they are on call from now on. */
public final class SlackTurns implements TurnPort {
  private static final int MOST = 10;

  private final ChatApi chat;
  private final Function<HomeId, List<TeamId>> reach;

  /**
   * @param reach {@code Installations::reach}
   */
  public SlackTurns(ChatApi chat, Function<HomeId, List<TeamId>> reach) {
    this.chat = chat;
    this.reach = reach;
  }

  /** By one workspace after the other, but by no other where one may have it already. */
  @Override
  public Outcome<?> begun(Actor actor, List<OnCallTurn> turns) {
    var message = message(turns);
    var channel = new ChannelId(actor.user().value());
    Outcome<String> last =
        Outcome.refused(
            new Refusal.Rejected(Vendor.SLACK, "not_installed", "no workspace of this person"));
    for (TeamId team : reach.apply(actor.home())) {
      last = chat.post(new Place(team, channel), message);
      if (!(last instanceof Outcome.Refused<String> refused)
          || refused.refusal() instanceof Refusal.Unavailable
          || refused.refusal() instanceof Refusal.RateLimited) {
        return last;
      }
    }
    return last;
  }

  private static ChatMessage message(List<OnCallTurn> turns) {
    String lines =
        turns.stream().limit(MOST).map(SlackTurns::line).collect(Collectors.joining("\n"));
    String words =
        "*You're on call from now on*\n"
            + lines
            + (turns.size() > MOST ? "\n… and for " + (turns.size() - MOST) + " more." : "");
    SectionBlock section = MessageContent.section(words);
    section.setAccessory(
        BlockElements.button(
            Pd.CONTINUE,
            "My incidents",
            "incidents mine",
            "Show the open incidents assigned to me"));
    return ChatMessage.of(
        words, List.of(section, ActionsBlock.builder().elements(List.of(off())).build()));
  }

  static ButtonElement off() {
    return BlockElements.button(
        Pd.CONTINUE,
        "Stop these messages",
        "oncall notify off",
        "Send me no message when my turn begins");
  }

  static ButtonElement on() {
    return BlockElements.button(
        Pd.CONTINUE,
        "Message me when my turn begins",
        "oncall notify on",
        "Send me a message when my turn begins");
  }

  private static String line(OnCallTurn turn) {
    return "• *"
        + OnCallView.name(turn.policy().name()).replace('*', '∗')
        + "*, level "
        + turn.level()
        + turn.schedule().map(name -> " (" + OnCallView.name(name) + ")").orElse("")
        + turn.until().map(end -> ", until " + OnCallView.date(end)).orElse("");
  }
}
