package dev.patchbay.slack.incident.unfurl;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.talk.LinkPreview;
import dev.patchbay.incident.talk.LinkPreviews;
import dev.patchbay.incident.talk.Talk;
import dev.patchbay.incident.talk.TalkListener;
import dev.patchbay.slack.api.ChatApi;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.slack.api.UnfurlTarget;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.AskToLogIn;
import dev.patchbay.slack.login.LoginGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows beside links what they are about, as far as who posted them may see it. Without a login the
 * person is invited once, and what they posted waits for it. Whatever fails is not shown; nothing
 * else depends on it.
 */
public final class Unfurling implements TalkListener {
  private static final Logger log = LoggerFactory.getLogger(Unfurling.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final LinkPreviews previews;
  private final Function<HomeId, List<TeamId>> reach;
  private final ChatApi chat;
  private final SlackUsersApi users;
  private final AskToLogIn askToLogIn;
  private final Clock clock;

  /**
   * @param reach the workspaces by which people of a home are reached; none: a stranger's home
   */
  public Unfurling(
      LinkPreviews previews,
      Function<HomeId, List<TeamId>> reach,
      ChatApi chat,
      SlackUsersApi users,
      AskToLogIn askToLogIn,
      Clock clock) {
    this.previews = previews;
    this.reach = reach;
    this.chat = chat;
    this.users = users;
    this.askToLogIn = askToLogIn;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return LinkEvents.KIND;
  }

  @Override
  public Verdict see(Talk talk) {
    return Interaction.ofJson(talk.body(), talk.heardAt())
        .filter(event -> !reach.apply(event.actor().home()).isEmpty())
        .map(this::see)
        .orElseGet(Verdict.SeenTo::new);
  }

  private Verdict see(Interaction event) {
    var shown = new LinkedHashMap<String, List<LayoutBlock>>();
    for (var link : SharedLinks.of(event, previews.account()).entrySet()) {
      var preview = previews.of(event.actor(), link.getValue());
      if (preview instanceof Outcome.Done<LinkPreview> done) {
        shown.put(link.getKey(), PreviewView.blocks(done.value(), link.getKey()));
        continue;
      }
      var why = ((Outcome.Refused<LinkPreview>) preview).refusal();
      if (LoginGate.needsLogin(why)) {
        invite(event);
        return typing(event) ? new Verdict.SeenTo() : new Verdict.AwaitsLogin(event.actor());
      }
      var again = again(why);
      if (again.isPresent()) {
        return new Verdict.AskAgain(again.get());
      }
      log.info("A link of {} is not shown: {}", event.actor(), why);
    }
    return shown.isEmpty() ? new Verdict.SeenTo() : show(event, shown);
  }

  private Verdict show(Interaction event, Map<String, List<LayoutBlock>> shown) {
    var done = chat.unfurl(event.team(), target(event), shown);
    if (!(done instanceof Outcome.Refused<Boolean> refused)) {
      return new Verdict.SeenTo();
    }
    log.info("Slack shows no preview in {}: {}", event.team(), refused.refusal());
    return again(refused.refusal())
        .<Verdict>map(Verdict.AskAgain::new)
        .orElseGet(Verdict.SeenTo::new);
  }

  /** By the message where the bot is in its channel; else, and in the composer, by Slack's id. */
  private static UnfurlTarget target(Interaction event) {
    String id = event.text("event", "unfurl_id");
    String source = event.text("event", "source");
    boolean posted =
        !typing(event)
            && event.text("event", "is_bot_user_member").equals("true")
            && event.place().isPresent();
    return posted || id.isBlank() || source.isBlank()
        ? new UnfurlTarget.Posted(event.channel(), event.text("event", "message_ts"))
        : new UnfurlTarget.Linked(id, source);
  }

  /** Not posted yet: it is gone by the time that someone has logged in. */
  private static boolean typing(Interaction event) {
    return event.text("event", "source").equals(UnfurlTarget.COMPOSER);
  }

  private Optional<Instant> again(Refusal why) {
    if (why instanceof Refusal.RateLimited limited) {
      return Optional.of(clock.instant().plus(limited.delay()));
    }
    return why instanceof Refusal.Unavailable || why instanceof Refusal.Busy
        ? Optional.of(clock.instant().plus(PAUSE))
        : Optional.empty();
  }

  /** Only where they have posted and the bot is there: who types a link is not to be disturbed. */
  private void invite(Interaction event) {
    boolean there =
        event.place().isPresent() && event.text("event", "is_bot_user_member").equals("true");
    if (there && isPerson(event) && previews.invites(event.actor())) {
      askToLogIn.askInThread(
          event.actor(), event.here(), event.text("event", "thread_ts"), PreviewView.INVITATION);
    }
  }

  private boolean isPerson(Interaction event) {
    return users.info(event.team(), event.actor().user()) instanceof Outcome.Done<SlackUser> found
        && !found.value().bot()
        && !found.value().deleted()
        && !found.value().stranger();
  }
}
