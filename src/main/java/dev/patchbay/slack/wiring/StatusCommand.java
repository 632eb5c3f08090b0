package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.api.SlackChannel;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.ByEmail;
import dev.patchbay.token.AppToken;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.apply.CheckConnection;
import dev.patchbay.workspace.Grant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code /pd status}. Needs no login. Slack and PagerDuty are asked at the same time, and what does
 * not come within two seconds is said to be late: the rest is answered all the same. Slack has its
 * acknowledgement long before.
 */
final class StatusCommand implements Subcommand {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  /** As many as PagerDuty is asked about at once; a channel seldom has more than two. */
  private static final int LOOKED_AT = 8;

  private final DriftChoice drift;
  private final ChannelConnections here;
  private final Asks asks;
  private final Function<TeamId, Optional<Grant>> granted;
  private final Optional<URI> install;
  private final Supplier<Status.App> app;
  private final Function<Actor, Status.You> you;
  private final Deadline pagerDuty;
  private final Deadline slack;

  /** What is looked at elsewhere. */
  public record Asks(
      Function<Interaction, Outcome<SlackChannel>> place,
      BiFunction<Actor, Connection, Outcome<CheckConnection.Seen>> extension,
      Function<Interaction, ByEmail.Look> byEmail) {}

  StatusCommand(
      DriftChoice drift,
      ChannelConnections here,
      Asks asks,
      Function<TeamId, Optional<Grant>> granted,
      Optional<URI> install,
      Supplier<Status.App> app,
      Function<Actor, Status.You> you,
      Deadline pagerDuty,
      Deadline slack) {
    this.drift = drift;
    this.here = here;
    this.asks = asks;
    this.granted = granted;
    this.install = install;
    this.app = app;
    this.you = you;
    this.pagerDuty = pagerDuty;
    this.slack = slack;
  }

  public static Status.App app(AppToken token) {
    return new Status.App(token.ready(), token.trouble(), token.missingScopes().orElse(Set.of()));
  }

  public static Status.You you(Optional<Person> person, Outcome<?> own) {
    Optional<Refusal> why =
        own instanceof Outcome.Refused<?> refused
            ? Optional.of(refused.refusal())
            : Optional.empty();
    return new Status.You(person, why);
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    return drift.answer(request, rest).orElseGet(() -> look(request));
  }

  private Ack look(Interaction request) {
    Instant end = request.receivedAt().plus(ANSWER_WITHIN);
    boolean direct = Replies.direct(request);
    var looking = direct ? null : slack.start(() -> asks.place().apply(request));
    var byEmail = asks.byEmail().apply(request);
    var connections = here.all(request);
    var seen = connections.subList(0, Math.min(LOOKED_AT, connections.size()));
    // Connections by webhook share the account's subscription: it is asked about once for all.
    Map<Delivery, CompletableFuture<Outcome<CheckConnection.Seen>>> looks = new HashMap<>();
    List<CompletableFuture<Outcome<CheckConnection.Seen>>> asked = new ArrayList<>();
    for (Connection one : seen) {
      asked.add(
          looks.computeIfAbsent(
              one.delivery(),
              delivery -> pagerDuty.start(() -> asks.extension().apply(request.actor(), one))));
    }
    List<Status.Line> lines = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      lines.add(new Status.Line(seen.get(i), pagerDuty.until(end, asked.get(i))));
    }
    // After the looks: one of them may have brought a new token, or found out that none is good.
    var people = new Status.People(app.get(), you.apply(request.actor()), byEmail.until(end));
    return Replies.said(
        StatusView.of(
            new Status(
                request.channel(),
                direct,
                granted.apply(request.team()),
                looking == null ? Optional.empty() : slack.until(end, looking),
                lines,
                connections.size() - seen.size(),
                people,
                install)));
  }
}
