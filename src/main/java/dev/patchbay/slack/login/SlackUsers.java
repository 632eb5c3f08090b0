package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.token.SlackEmails;
import dev.patchbay.workspace.Installation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Slack users by {@code users.info}: e-mail address and name. Thread-safe. */
public final class SlackUsers implements SlackEmails {
  private static final String ELSEWHERE =
      "people of another workspace aren't recognized by their e-mail address";

  /** Without it Slack leaves addresses out, and says nothing of it. */
  private static final String EMAIL_SCOPE = "users:read.email";

  private final SlackUsersApi users;
  private final Function<HomeId, List<TeamId>> reach;
  private final Function<TeamId, Optional<Installation>> installed;

  /** As a workspace shows them. */
  private record Seen(TeamId by, SlackUser user) {}

  /**
   * @param reach {@code Installations::reach}
   * @param installed {@code Installations::find}
   */
  public SlackUsers(
      SlackUsersApi users,
      Function<HomeId, List<TeamId>> reach,
      Function<TeamId, Optional<Installation>> installed) {
    this.users = users;
    this.reach = reach;
    this.installed = installed;
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
    return DirectMessages.firstDone(
            teams, team -> users.info(team, actor.user()).map(user -> new Seen(team, user)))
        .then(seen -> email(seen, actor.home(), teams));
  }

  private boolean atHome(HomeId home, TeamId where) {
    return home.value().equals(where.value())
        || installed
            .apply(where)
            .flatMap(Installation::enterprise)
            .filter(home.value()::equals)
            .isPresent();
  }

  /**
   * Only of a full member: whoever invites a guest, or shares a channel with another company,
   * trusts them with a channel, and not with PagerDuty.
   */
  private Outcome<String> email(Seen seen, HomeId home, List<TeamId> teams) {
    SlackUser user = seen.user();
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
    if (user.unproven()) {
      return unknown("your e-mail address isn't confirmed in Slack");
    }
    return user.email()
        .map(Outcome::done)
        .orElseGet(
            () ->
                shownTo(seen)
                    ? unknown("Slack shows no e-mail address of yours")
                    : Outcome.refused(
                        new Refusal.MissingScope(Vendor.SLACK, TokenOwner.APP, EMAIL_SCOPE)));
  }

  /** Whether addresses are; also where nobody told what was granted. */
  private boolean shownTo(Seen seen) {
    return seen.user()
        .granted()
        .or(() -> installed.apply(seen.by()).map(found -> found.grant().scopes()))
        .filter(scopes -> !scopes.isEmpty())
        .map(scopes -> scopes.contains(EMAIL_SCOPE))
        .orElse(true);
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
