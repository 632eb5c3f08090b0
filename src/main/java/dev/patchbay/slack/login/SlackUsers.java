package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.token.MemberEmails;
import java.util.List;
import java.util.function.Function;

/** Members by {@code users.info}: e-mail address and name. Thread-safe. */
public final class SlackUsers implements MemberEmails {
  private final SlackUsersApi users;
  private final Function<HomeId, List<TeamId>> reach;

  /**
   * @param reach {@code Installations::reach}
   */
  public SlackUsers(SlackUsersApi users, Function<HomeId, List<TeamId>> reach) {
    this.users = users;
    this.reach = reach;
  }

  @Override
  public Outcome<String> of(Actor actor) {
    return DirectMessages.firstDone(
            reach.apply(actor.home()), team -> users.info(team, actor.user()))
        .then(
            user ->
                user.email()
                    .map(Outcome::done)
                    .orElseGet(
                        () ->
                            Outcome.refused(
                                new Refusal.Rejected(
                                    Vendor.SLACK,
                                    "no_email",
                                    "Slack shows no e-mail address of this user"))));
  }

  /** To be shown only; the id where Slack tells no name. */
  String name(TeamId team, SlackUserId user) {
    return users.info(team, user) instanceof Outcome.Done<SlackUser> done
        ? done.value().name()
        : user.value();
  }
}
