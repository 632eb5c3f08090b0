package dev.patchbay.slack.oncall;

import dev.patchbay.core.Typed;
import dev.patchbay.incident.oncall.OnCallNow;
import dev.patchbay.incident.oncall.Roster;
import dev.patchbay.incident.oncall.WhoIsOnCall;
import dev.patchbay.incident.oncall.WhoIsOnCall.Answer;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LateAnswer;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ServiceQuery;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code /pd oncall [service|policy|me]}, and what follows a policy. Without words it is about the
 * services of this channel, and where it has none, about the person who asks.
 */
final class OnCallCommand implements Subcommand {
  private static final Set<String> ME = Set.of("me", "i", "myself");

  /** Each costs a call to PagerDuty. */
  private static final int SERVICES = 10;

  private static final String LOOKING =
      "Asking PagerDuty who is on call… You'll get a message with the answer.";

  /** What it asks. */
  record Questions(
      WhoIsOnCall who, OnCallNow mine, Function<Interaction, List<Connection>> connections) {}

  private final LoginGate gate;
  private final LateAnswer late;
  private final Questions questions;
  private final SlackNames names;
  private final FollowCommands follow;
  private final NotifyCommand notify;

  OnCallCommand(
      LoginGate gate,
      LateAnswer late,
      Questions questions,
      SlackNames names,
      FollowCommands follow,
      NotifyCommand notify) {
    this.gate = gate;
    this.late = late;
    this.questions = questions;
    this.names = names;
    this.follow = follow;
    this.notify = notify;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    String[] parts = Typed.firstWord(rest);
    String words = ServiceQuery.parse(rest).words();
    if (words.isEmpty()) {
      return here(request);
    }
    return ME.contains(words.toLowerCase(Locale.ROOT))
        ? me(request, "")
        : gate.stop(request).orElseGet(() -> named(request, rest, parts));
  }

  private Ack named(Interaction request, String rest, String[] parts) {
    if (parts[0].equalsIgnoreCase("follow")) {
      return follow.follow(request, parts[1]);
    }
    if (parts[0].equalsIgnoreCase("unfollow")) {
      return follow.unfollow(request, parts[1]);
    }
    if (parts[0].equalsIgnoreCase("notify")) {
      return notify.answer(request, parts[1]);
    }
    return late.of(
        request,
        LOOKING,
        () ->
            questions.who().named(request.actor(), rest).map(found -> said(request, rest, found)));
  }

  private Ack here(Interaction request) {
    if (Replies.direct(request)) {
      return me(request, "");
    }
    var connections = questions.connections().apply(request);
    if (connections.isEmpty()) {
      return me(request, "This channel isn't connected to a service, so this shows only you.");
    }
    return gate.stop(request).orElseGet(() -> ofChannel(request, connections));
  }

  private Ack ofChannel(Interaction request, List<Connection> connections) {
    var services =
        connections.stream().map(one -> one.key().service()).distinct().limit(SERVICES).toList();
    String head =
        connections.size() > SERVICES
            ? "This channel has "
                + connections.size()
                + " services; these are the policies of the first "
                + SERVICES
                + "."
            : "";
    return late.of(
        request,
        LOOKING,
        () ->
            questions
                .who()
                .ofServices(request.actor(), services)
                .map(rosters -> ofChannel(request, head, rosters)));
  }

  /** What people are on call for themselves they can look up by e-mail too. */
  private Ack me(Interaction request, String head) {
    return gate.stopUnlessByEmail(request)
        .orElseGet(
            () ->
                late.of(
                    request,
                    LOOKING,
                    () ->
                        questions
                            .mine()
                            .of(request.actor(), request.here())
                            .map(mine -> MineView.of(head, mine, notify.watched(request)))));
  }

  private MessageContent ofChannel(Interaction request, String head, List<Roster> rosters) {
    return rosters.isEmpty()
        ? MessageContent.words(
            "You can't see the services of this channel in PagerDuty. Ask a PagerDuty admin, or run"
                + " `/pd oncall me`.")
        : view(request, rosters).of(head, rosters);
  }

  private MessageContent said(Interaction request, String words, Answer answer) {
    return answer.rosters().isEmpty()
        ? WhichView.of(new Typed(words).text(), answer.choice())
        : view(request, answer.rosters()).of("", answer.rosters());
  }

  private OnCallView view(Interaction request, List<Roster> rosters) {
    return new OnCallView(names.of(request.team(), OnCallView.shown(rosters)));
  }
}
