package dev.patchbay.slack.oncall;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.oncall.FindPolicy;
import dev.patchbay.incident.oncall.FindPolicy.Choice;
import dev.patchbay.incident.oncall.FindPolicy.Found;
import dev.patchbay.incident.oncall.Follow;
import dev.patchbay.incident.oncall.Follow.Kind;
import dev.patchbay.incident.oncall.Follows;
import dev.patchbay.slack.api.UserGroupsApi;
import dev.patchbay.slack.api.UserGroupsApi.UserGroup;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LateAnswer;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /pd oncall follow} and {@code unfollow}: a user group or this channel's topic follows the
 * first level of an escalation policy.
 */
final class FollowCommands {
  private static final int LISTED = 30;

  private static final String USAGE =
      "Say what is to follow which policy: `/pd oncall follow @payments-oncall Payments` for a user"
          + " group, `/pd oncall follow topic Payments` for this channel's topic.";

  private final Follows follows;
  private final FindPolicy find;
  private final UserGroupsApi groups;
  private final FollowView words;
  private final LateAnswer late;

  FollowCommands(
      Follows follows, FindPolicy find, UserGroupsApi groups, FollowView words, LateAnswer late) {
    this.follows = follows;
    this.find = find;
    this.groups = groups;
    this.words = words;
    this.late = late;
  }

  /** {@code follow}, alone a list of what follows. */
  Ack follow(Interaction request, String typed) {
    if (typed.isBlank()) {
      return list(request);
    }
    var target = FollowTarget.of(typed);
    if (target.isEmpty() || target.get().rest().isBlank()) {
      return Replies.words(USAGE);
    }
    if (request.stranger()) {
      return Replies.words("Only people of this workspace can let something follow a policy.");
    }
    if (target.get().group().isEmpty() && Replies.direct(request)) {
      return Replies.refused(new Refusal.NotAChannel(request.channel()));
    }
    return late.of(
        request,
        "Setting it up… You'll get a message when it's done.",
        () -> begin(request, target.get()));
  }

  private Outcome<MessageContent> begin(Interaction request, FollowTarget target) {
    if (target.group().isEmpty()) {
      return policy(
          request,
          target,
          Kind.TOPIC,
          request.channel().value(),
          request.channelName().isBlank() ? request.channel().value() : request.channelName());
    }
    var all = groups.list(request.team());
    if (all instanceof Outcome.Refused<List<UserGroup>> refused) {
      return refused.refusal() instanceof Refusal.MissingScope
          ? said("Couldn't look up the user group. " + words.missing(Kind.GROUP))
          : Outcome.refused(refused.refusal());
    }
    return ((Outcome.Done<List<UserGroup>>) all)
        .value().stream()
            .filter(group -> target.means(group.id(), group.handle()))
            .findFirst()
            .map(group -> policy(request, target, Kind.GROUP, group.id(), group.handle()))
            .orElseGet(
                () ->
                    said(
                        "This workspace has no user group `"
                            + Mrkdwn.escaped(target.words()).replace('`', '\'')
                            + "`, or it is disabled. Create it in Slack first: Patchbay only"
                            + " changes who is in it."));
  }

  private Outcome<MessageContent> policy(
      Interaction request, FollowTarget target, Kind kind, String id, String name) {
    return find.find(request.actor(), target.rest())
        .map(
            found -> {
              if (found.policies().size() != 1) {
                return WhichView.toFollow(target.rest(), choices(found), follow(kind, name));
              }
              var begun =
                  follows.follow(
                      request.actor(),
                      request.team(),
                      kind,
                      id,
                      name,
                      found.policies().get(0).policy());
              return MessageContent.words(begun(begun));
            });
  }

  /** The same command up to the policy. */
  private static String follow(Kind kind, String name) {
    return "oncall follow " + (kind == Kind.GROUP ? "@" + name : "topic") + " ";
  }

  private static Found choices(Found found) {
    return found.policies().isEmpty()
        ? found
        : new Found(
            List.of(),
            found.policies().stream()
                .map(each -> new Choice(each.policy().id(), each.policy().name(), false))
                .toList(),
            List.of());
  }

  private String begun(Follows.Begun begun) {
    Follow follow = begun.follow();
    String head =
        Character.toUpperCase(FollowView.target(follow).charAt(0))
            + FollowView.target(follow).substring(1)
            + " follows the first level of "
            + FollowView.policy(follow)
            + " from now on"
            + (begun.names().isEmpty() ? "." : ": " + FollowView.names(begun.names()) + ".");
    return head
        + begun.problem().map(problem -> "\n:warning: " + words.of(follow, problem)).orElse("")
        + "\nPatchbay changes it when someone else is on call. To end it, run "
        + FollowView.unfollow(follow)
        + ".";
  }

  private Ack list(Interaction request) {
    List<Follow> all = follows.in(request.team());
    if (all.isEmpty()) {
      return Replies.words("Nothing in this workspace follows a policy yet. " + USAGE);
    }
    String lines =
        all.stream()
            .limit(LISTED)
            .map(
                one ->
                    "• "
                        + FollowView.target(one)
                        + " follows "
                        + FollowView.policy(one)
                        + ", set up by <@"
                        + one.owner().user().value()
                        + ">")
            .collect(Collectors.joining("\n"));
    return Replies.words(
        lines + (all.size() > LISTED ? "\n… and " + (all.size() - LISTED) + " more." : ""));
  }

  /** {@code unfollow}: it stays as it is from now on. */
  Ack unfollow(Interaction request, String typed) {
    var target = FollowTarget.of(typed);
    if (target.isEmpty()) {
      return Replies.words(
          "Say what is to be left as it is: `/pd oncall unfollow @payments-oncall`, or `/pd oncall"
              + " unfollow topic` in the channel.");
    }
    Optional<Follow> found =
        follows.in(request.team()).stream()
            .filter(one -> means(request, target.get(), one))
            .findFirst();
    if (request.stranger() || found.isEmpty() || !follows.unfollow(request.actor(), found.get())) {
      return Replies.words(
          "That follows no policy in this workspace. Run `/pd oncall follow` to see what does.");
    }
    return Replies.words(
        "Patchbay leaves " + FollowView.target(found.get()) + " as it is from now on.");
  }

  private static boolean means(Interaction request, FollowTarget target, Follow one) {
    return one.kind() == Kind.GROUP
        ? target.means(one.target(), one.name())
        : target.group().isEmpty() && one.target().equals(request.channel().value());
  }

  private static Outcome<MessageContent> said(String words) {
    return Outcome.done(MessageContent.words(words));
  }
}
