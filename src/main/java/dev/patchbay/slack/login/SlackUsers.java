package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.token.SlackEmails;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Slack users by {@code users.info}: e-mail address and name. Thread-safe. */
public final class SlackUsers implements SlackEmails {
  private static final String ELSEWHERE =
      "people of another workspace aren't recognized by their e-mail address";

  private final SlackUsersApi users;
  private final Function<HomeId, List<TeamId>> reach;
  private final Function<TeamId, Optional<String>> org;

  /**
   * @param reach {@code Installations::reach}
   * @param org of a workspace, if it is in one
   */
  public SlackUsers(
      SlackUsersApi users,
      Function<HomeId, List<TeamId>> reach,
      Function<TeamId, Optional<String>> org) {
    this.users = users;
    this.reach = reach;
    this.org = org;
  }

  @Override
  public Outcome<String> of(Actor actor, TeamId where) {
    if (!atHome(actor.home(), where)) {
      return unknown(ELSEWHERE);
    }
    List<TeamId> teams = reach.apply(actor.home());
    if (teams.isEmpty()) {
      return unknown(ELSEWHERE);
    }
    return DirectMessages.firstDone(teams, team -> users.info(team, actor.user()))
        .then(user -> email(user, actor.home(), teams));
  }

  private boolean atHome(HomeId home, TeamId where) {
    return home.value().equals(where.value())
        || org.apply(where).filter(home.value()::equals).isPresent();
  }

  /**
   * Only of a full member: whoever invites a guest, or shares a channel with another company,
   * trusts them with a channel, and not with PagerDuty.
   */
  private static Outcome<String> email(SlackUser user, HomeId home, List<TeamId> teams) {
    if (user.deleted()) {
      return unknown("your Slack user is deactivated");
    }
    if (user.bot()) {
      return unknown("bots have no PagerDuty user");
    }
    if (user.guest()) {
      return unknown("guests of a workspace aren't recognized by their e-mail address");
    }
    if (user.stranger() || !belongs(user, home, teams)) {
      return unknown(ELSEWHERE);
    }
    return user.email()
        .map(Outcome::done)
        .orElseGet(() -> unknown("Slack shows no e-mail address of yours"));
  }

  private static boolean belongs(SlackUser user, HomeId home, List<TeamId> teams) {
    return user.org().filter(home.value()::equals).isPresent()
        || user.team().filter(home.value()::equals).isPresent()
        || (user.org().isEmpty()
            && user.team().map(TeamId::new).filter(teams::contains).isPresent());
  }

  private static Outcome<String> unknown(String because) {
    return Outcome.refused(new Refusal.NotRecognized(because));
  }

  /** To be shown only; the id where Slack tells no name. */
  String name(TeamId team, SlackUserId user) {
    return users.info(team, user) instanceof Outcome.Done<SlackUser> done
        ? done.value().name()
        : user.value();
  }
}
