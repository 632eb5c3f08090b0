package dev.patchbay.slack.oncall;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.incident.oncall.Follow;
import dev.patchbay.incident.oncall.Follow.Kind;
import dev.patchbay.incident.oncall.FollowProblem;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.workspace.OptionalFeature;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of user groups and topics that follow a policy; mrkdwn, escaped. Pure. */
record FollowView(Optional<URI> install) {
  private static final int NAMES = 10;

  /** The group or the topic. */
  static String target(Follow follow) {
    return follow.kind() == Kind.GROUP
        ? "`@" + Mrkdwn.escaped(follow.name()).replace('`', '\'') + "`"
        : "the topic of <#" + follow.target() + ">";
  }

  static String policy(Follow follow) {
    return Mrkdwn.MARKUP.bold(follow.policy().name());
  }

  /** How to end it. */
  static String unfollow(Follow follow) {
    return "`/pd oncall unfollow "
        + (follow.kind() == Kind.GROUP
            ? "@" + Mrkdwn.escaped(follow.name()).replace('`', '\'')
            : "topic")
        + "`";
  }

  /** Why it does not follow, or not wholly, and what to do. */
  String of(Follow follow, FollowProblem problem) {
    String target = target(follow);
    if (problem instanceof FollowProblem.Nobody) {
      return "Nobody is on call on level 1 of "
          + policy(follow)
          + ", so Patchbay leaves "
          + target
          + " as it is.";
    }
    if (problem instanceof FollowProblem.NoAccount without) {
      String people = names(without.people());
      String same =
          " Ask them to use the same e-mail address in Slack and in PagerDuty, or a workspace admin"
              + " to invite them.";
      return without.all()
          ? "Nobody who is on call for "
              + policy(follow)
              + " has a Slack account with their PagerDuty address ("
              + people
              + "), so Patchbay leaves "
              + target
              + " as it is."
              + same
          : people
              + " is on call for "
              + policy(follow)
              + ", has no Slack account with that PagerDuty address, and so isn't in "
              + target
              + "."
              + same;
    }
    return "Couldn't change " + target + ". " + refusal(follow, ((FollowProblem.Refused) problem));
  }

  private String refusal(Follow follow, FollowProblem.Refused problem) {
    Refusal why = problem.why();
    if (why instanceof Refusal.MissingScope missing && missing.vendor() == Vendor.SLACK) {
      return missing(follow.kind());
    }
    if (why instanceof Refusal.Rejected rejected && rejected.code().equals("no_such_subteam")) {
      return "The user group is disabled. Enable it in Slack, or run " + unfollow(follow) + ".";
    }
    return Mrkdwn.refusal(why);
  }

  /** That the workspace has not granted what it takes, and how it does. */
  String missing(Kind kind) {
    var feature = kind == Kind.GROUP ? OptionalFeature.GROUPS : OptionalFeature.TOPICS;
    return "This workspace hasn't granted Patchbay the Slack scopes "
        + feature.scopes().stream()
            .map(scope -> "`" + scope + "`")
            .collect(Collectors.joining(", "))
        + ". Ask a workspace admin to "
        + install
            .map(
                page ->
                    "<"
                        + page
                        + "?features="
                        + feature.key().toLowerCase(Locale.ROOT)
                        + "|install Patchbay again>")
            .orElse(
                "add them to the Slack app (OAuth & Permissions) and reinstall it"
                    .replace("&", "&amp;"))
        + ".";
  }

  static String names(List<String> people) {
    String shown =
        people.stream().limit(NAMES).map(OnCallView::name).collect(Collectors.joining(", "));
    return people.size() > NAMES ? shown + " and " + (people.size() - NAMES) + " more" : shown;
  }
}
