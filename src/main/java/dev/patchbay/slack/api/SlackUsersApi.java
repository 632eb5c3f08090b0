package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code users.*}: people. Thread-safe. */
public final class SlackUsersApi {
  private static final String INFO = "users.info";

  private final Exchange exchange;

  /** With the user as Slack wrote it. */
  private static final class InfoAnswer extends BareAnswer {
    private @Nullable JsonObject user;
  }

  /** The client's own class for the answer doesn't tell what is false from what is not there. */
  private record Info(SlackUserId user) implements Exchange.Call<InfoAnswer> {
    @Override
    public InfoAnswer on(MethodsClient client) {
      throw new IllegalStateException(INFO + " without a token");
    }

    @Override
    public InfoAnswer on(MethodsClient client, Secret token) throws IOException, SlackApiException {
      return client.postFormWithTokenAndParseResponse(
          form -> form.add("user", user.value()), INFO, token.reveal(), InfoAnswer.class);
    }
  }

  SlackUsersApi(Exchange exchange) {
    this.exchange = exchange;
  }

  public Outcome<SlackUser> info(TeamId team, SlackUserId user) {
    return exchange.call(
        team,
        Optional.empty(),
        INFO,
        new Info(user),
        answer ->
            SlackUser.of(
                user, Objects.requireNonNull(answer.user), answer.getHttpResponseHeaders()));
  }

  /** The active user with an address; empty also where Slack doesn't say. */
  public Optional<SlackUser> member(TeamId team, String email) {
    return byEmail(team, email) instanceof Outcome.Done<SlackUser> found && !found.value().deleted()
        ? Optional.of(found.value())
        : Optional.empty();
  }

  /**
   * The user with this address; Rejected with {@code users_not_found} where the workspace has none.
   * Needs {@code users:read.email}.
   */
  public Outcome<SlackUser> byEmail(TeamId team, String email) {
    return exchange.call(
        team,
        Optional.empty(),
        "users.lookupByEmail",
        client -> client.usersLookupByEmail(call -> call.email(email)),
        answer ->
            SlackUser.of(
                new SlackUserId(answer.getUser().getId()),
                answer.getUser(),
                answer.getHttpResponseHeaders()));
  }
}
