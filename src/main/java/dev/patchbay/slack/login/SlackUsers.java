package dev.patchbay.slack.login;

import com.slack.api.model.User;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.WebApi;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.token.MemberEmails;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Members by {@code users.info}: e-mail address and name. Thread-safe. */
public final class SlackUsers implements MemberEmails {
  private final WebApi api;
  private final Function<HomeId, List<TeamId>> reach;

  /**
   * @param reach {@code Installations::reach}
   */
  public SlackUsers(WebApi api, Function<HomeId, List<TeamId>> reach) {
    this.api = api;
    this.reach = reach;
  }

  /** Slack leaves the address out, without an error, where the app may not read it. */
  @Override
  public Outcome<String> of(Actor actor) {
    return DirectMessages.firstDone(reach.apply(actor.home()), team -> user(team, actor.user()))
        .then(
            user -> {
              var profile = user.getProfile();
              if (profile == null || profile.getEmail() == null || profile.getEmail().isBlank()) {
                return Outcome.refused(
                    new Refusal.Rejected(
                        Vendor.SLACK, "no_email", "Slack shows no e-mail address of this member"));
              }
              return Outcome.done(profile.getEmail());
            });
  }

  /** To be shown only; the id where Slack tells no name. */
  String name(TeamId team, SlackUserId member) {
    return user(team, member) instanceof Outcome.Done<User> done
            && done.value().getRealName() != null
        ? JsonFields.first(done.value().getRealName(), member.value())
        : member.value();
  }

  private Outcome<User> user(TeamId team, SlackUserId member) {
    return api.call(
            team,
            Optional.empty(),
            "users.info",
            client -> client.usersInfo(call -> call.user(member.value())))
        .map(answer -> answer.getUser());
  }
}
