package dev.patchbay.slack.api;

import com.slack.api.model.view.View;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.util.Optional;

/** {@code views.*}: modals and App Home. Thread-safe. */
public final class ViewsApi {
  private final Exchange exchange;

  ViewsApi(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Answers the view's id. The trigger id lives three seconds and works once. */
  public Outcome<String> open(TeamId team, Secret triggerId, View view) {
    return exchange.call(
        team,
        Optional.empty(),
        "views.open",
        client -> client.viewsOpen(call -> call.triggerId(triggerId.reveal()).view(view)),
        answer -> answer.getView().getId());
  }

  /**
   * Replaces a person's App Home. Answers the new view's hash.
   *
   * @param hash of the view to be replaced: Slack refuses with {@code hash_conflict} where another
   *     has taken its place; empty: whatever is there
   */
  public Outcome<String> publish(TeamId team, SlackUserId user, View view, Optional<String> hash) {
    return exchange.call(
        team,
        Optional.empty(),
        "views.publish",
        client ->
            client.viewsPublish(
                call -> hash.map(call::hash).orElse(call).userId(user.value()).view(view)),
        answer -> answer.getView().getHash());
  }

  /** Replaces what an open modal shows; Slack keeps what was entered in blocks of the same ids. */
  public Outcome<String> update(TeamId team, String viewId, View view) {
    return exchange.call(
        team,
        Optional.empty(),
        "views.update",
        client -> client.viewsUpdate(call -> call.viewId(viewId).view(view)),
        answer -> answer.getView().getId());
  }
}
