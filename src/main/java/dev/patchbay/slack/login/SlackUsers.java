package dev.patchbay.slack.login;

import com.slack.api.model.User;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.slack.api.WebApi;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.token.MemberEmails;
import java.util.Optional;

/** Members by {@code users.info}: e-mail address and name. Thread-safe. */
public final class SlackUsers implements MemberEmails {
  private final WebApi api;

  public SlackUsers(WebApi api) {
    this.api = api;
  }

  /** Slack leaves the address out, without an error, where the app may not read it. */
  @Override
  public Outcome<String> of(Actor actor) {
    return user(actor)
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
  String name(Actor actor) {
    return user(actor) instanceof Outcome.Done<User> done && done.value().getRealName() != null
        ? JsonFields.first(done.value().getRealName(), actor.user().value())
        : actor.user().value();
  }

  private Outcome<User> user(Actor actor) {
    return api.call(
            actor.team(),
            Optional.empty(),
            "users.info",
            client -> client.usersInfo(call -> call.user(actor.user().value())))
        .map(answer -> answer.getUser());
  }
}
