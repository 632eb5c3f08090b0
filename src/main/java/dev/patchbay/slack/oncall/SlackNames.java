package dev.patchbay.slack.oncall;

import dev.patchbay.core.TeamId;
import dev.patchbay.incident.oncall.Shift.Responder;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How people who are on call are called in Slack: by name, with a link to write to them where their
 * address is a Slack user's. Nobody is mentioned.
 */
final class SlackNames {
  /** Each costs a call that a workspace may make 50 times a minute. */
  private static final int LOOKED_UP = 12;

  private final SlackUsersApi users;

  SlackNames(SlackUsersApi users) {
    this.users = users;
  }

  /** Names as mrkdwn, by PagerDuty's id; of many only the first are looked up in Slack. */
  Map<String, String> of(TeamId team, Collection<Responder> people) {
    var names = new HashMap<String, String>();
    for (Responder one : people) {
      if (!names.containsKey(one.id())) {
        names.put(one.id(), names.size() < LOOKED_UP ? linked(team, one) : plain(one));
      }
    }
    return names;
  }

  static String plain(Responder one) {
    return Mrkdwn.escaped(one.name().isBlank() ? one.id() : one.name());
  }

  private String linked(TeamId team, Responder one) {
    return Optional.of(one.email())
        .filter(email -> !email.isBlank())
        .flatMap(email -> users.member(team, email))
        .map(
            user ->
                "<https://slack.com/app_redirect?team="
                    + team.value()
                    + "&channel="
                    + user.id().value()
                    + "|"
                    + plain(one).replace('|', '/')
                    + ">")
        .orElseGet(() -> plain(one));
  }
}
