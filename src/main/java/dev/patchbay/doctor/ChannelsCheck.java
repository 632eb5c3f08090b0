package dev.patchbay.doctor;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackProbe;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.workspace.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each channel that is connected: whether it is there, and the bot is in it. Only reads. */
record ChannelsCheck(SlackProbe slack, StorageProbe storage) implements Check {
  /** Slack allows some fifty of these calls in a minute (reference/slack.md §5). */
  private static final int MOST = 40;

  private static final String INVITE = "Run /invite @Patchbay in it.";

  @Override
  public String name() {
    return "Slack channels";
  }

  @Override
  public List<Finding> look() {
    if (!(storage.tokens() instanceof StorageProbe.Read read)) {
      return List.of(Finding.skipped("Without the stored bot tokens no channel is checked."));
    }
    var places = storage.connected();
    var findings = new ArrayList<Finding>();
    int well = 0;
    for (Place place : places.subList(0, Math.min(MOST, places.size()))) {
      var token = token(read.installations(), place.team());
      if (token.isEmpty()) {
        // Not installed there any more: the tokens' check says so.
        continue;
      }
      var looked = slack.channel(token.get(), place.channel());
      var found = finding(place, looked);
      found.ifPresent(findings::add);
      well += found.isEmpty() ? 1 : 0;
      if (looked instanceof Outcome.Refused<?> refused
          && refused.refusal() instanceof Refusal.Unavailable) {
        break;
      }
    }
    if (well > 0) {
      findings.add(
          Finding.ok("The bot is in " + well + " of " + places.size() + " connected channels."));
    }
    return findings.isEmpty() ? List.of(Finding.ok("No channel is connected yet.")) : findings;
  }

  private static Optional<Secret> token(List<Installation> installations, TeamId team) {
    return installations.stream()
        .filter(each -> each.team().isEmpty() || each.team().get().equals(team))
        .map(Installation::botToken)
        .findFirst();
  }

  private static Optional<Finding> finding(Place place, Outcome<SlackProbe.Channel> looked) {
    if (looked instanceof Outcome.Refused<?> refused) {
      return Optional.of(refused(place, refused.refusal()));
    }
    var channel = ((Outcome.Done<SlackProbe.Channel>) looked).value();
    if (channel.archived()) {
      return Optional.of(
          Finding.fault(
              "#" + channel.name() + " is archived, so no incident is posted there.",
              "Unarchive it in Slack, or disconnect its services."));
    }
    return channel.member()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                "The bot is not in #" + channel.name() + ", which is connected.", INVITE));
  }

  private static Finding refused(Place place, Refusal refusal) {
    String code = RefusalWords.code(refusal);
    return code.equals("channel_not_found") || refusal instanceof Refusal.ChannelNeedsInvite
        ? Finding.fault(
            "The bot cannot see the connected channel "
                + place.channel()
                + ": it is private and the bot is not in it, or it was deleted.",
            INVITE)
        : Finding.warning(
            "Slack does not show the connected channel " + place.channel() + ": " + code + ".",
            "Run doctor again later.");
  }
}
