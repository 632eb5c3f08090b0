package dev.patchbay.slack.oncall;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.oncall.Follow;
import dev.patchbay.incident.oncall.FollowPort;
import dev.patchbay.incident.oncall.FollowProblem;
import dev.patchbay.incident.oncall.Shift.Responder;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.view.MessageContent;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** User groups and topics in Slack, written for who is on call. Thread-safe. */
public final class SlackFollows implements FollowPort {
  private final SlackApi slack;
  private final Optional<URI> install;

  /**
   * @param install where people install the app again, to grant it more
   */
  public SlackFollows(SlackApi slack, Optional<URI> install) {
    this.slack = slack;
    this.install = install;
  }

  @Override
  public Outcome<Optional<SlackUserId>> member(TeamId team, Responder responder) {
    if (responder.email().isBlank()) {
      return Outcome.done(Optional.empty());
    }
    var found = slack.users().byEmail(team, responder.email());
    if (found instanceof Outcome.Refused<?> refused
        && refused.refusal() instanceof Refusal.Rejected rejected
        && rejected.code().equals("users_not_found")) {
      return Outcome.done(Optional.empty());
    }
    return found.map(user -> user.deleted() ? Optional.empty() : Optional.of(user.id()));
  }

  @Override
  public Outcome<List<SlackUserId>> fill(TeamId team, String group, List<SlackUserId> people) {
    var groups = slack.userGroups();
    return groups
        .users(team, group)
        .then(
            before ->
                new HashSet<>(before).equals(new HashSet<>(people))
                    ? Outcome.done(before)
                    : groups.update(team, group, people).map(done -> before));
  }

  /** The bot must be in the channel; a public one it enters. */
  @Override
  public Outcome<Boolean> writeTopic(Place place, List<String> names) {
    var conversations = slack.conversations();
    return conversations
        .topic(place)
        .then(
            topic -> {
              String wanted = TopicText.with(topic, names);
              if (wanted.equals(TopicText.plain(topic))) {
                return Outcome.done(false);
              }
              var written = conversations.setTopic(place, wanted);
              return written instanceof Outcome.Refused<Boolean> refused
                      && refused.refusal() instanceof Refusal.ChannelNeedsInvite
                      && conversations.join(place.team(), place.channel()) instanceof Outcome.Done
                  ? conversations.setTopic(place, wanted)
                  : written;
            });
  }

  @Override
  public Outcome<?> note(Follow follow, FollowProblem problem) {
    var said = MessageContent.words(new FollowView(install).of(follow, problem));
    return slack.chat().post(follow.ownersPlace(), ChatMessage.of(said.text(), said.blocks()));
  }
}
