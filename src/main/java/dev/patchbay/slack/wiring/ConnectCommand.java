package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.ViewsApi;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.ServiceQuery;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.extension.Channels.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * {@code /pd connect [service]}: looks at channel and service side by side and opens the modal with
 * what is known after a second and a half at most; what comes later is shown in the open modal. An
 * unknown service or a channel that cannot be connected is answered in words, without a modal.
 */
final class ConnectCommand implements Subcommand {
  /** Leaves Slack as much again to open the modal before the trigger id expires. */
  private static final Duration LOOK_FOR = Duration.ofMillis(1500);

  /** What it asks, and the threads it asks on. */
  record Questions(
      BiFunction<Actor, String, Outcome<Found>> find,
      Channels channels,
      Deadline pagerDuty,
      Deadline slack) {}

  private final LoginGate gate;
  private final Questions questions;
  private final ConnectForms forms;
  private final ModalOpener modals;
  private final ViewsApi views;

  ConnectCommand(
      LoginGate gate, Questions questions, ConnectForms forms, ModalOpener modals, ViewsApi views) {
    this.gate = gate;
    this.questions = questions;
    this.forms = forms;
    this.modals = modals;
    this.views = views;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    if (Replies.direct(request)) {
      return Replies.refused(new Refusal.NotAChannel(request.channel()));
    }
    Optional<Ack> stopped = gate.stop(request);
    if (stopped.isPresent()) {
      return stopped.get();
    }
    String words = ServiceQuery.parse(rest).words();
    ConnectLookups lookups = ask(request, words.isEmpty() ? "" : rest);
    var known = await(lookups, request.receivedAt().plus(LOOK_FOR));
    if (known.refusal().isPresent()) {
      return gate.refused(request, known.refusal().get());
    }
    if (known.service().orElse(null) instanceof Found.None none) {
      return Replies.said(ChoiceView.noService(words, none.near()));
    }
    return open(request, words, lookups, known);
  }

  private ConnectLookups ask(Interaction request, String typed) {
    CompletableFuture<Outcome<Channel>> channel =
        questions.slack().start(() -> questions.channels().look(request.team(), request.channel()));
    if (typed.isEmpty()) {
      return new ConnectLookups(channel, Optional.empty());
    }
    CompletableFuture<Outcome<Found>> service =
        questions.pagerDuty().start(() -> questions.find().apply(request.actor(), typed));
    return new ConnectLookups(channel, Optional.of(service));
  }

  private ConnectLookups.Known await(ConnectLookups lookups, Instant end) {
    var found = lookups.service().flatMap(asked -> questions.pagerDuty().until(end, asked));
    var channel = questions.slack().until(end, lookups.channel());
    return new ConnectLookups.Known(channel, found);
  }

  private Ack open(
      Interaction request, String words, ConnectLookups lookups, ConnectLookups.Known known) {
    var late = new ModalUpdater(request, words, lookups, forms, views, questions.slack());
    String channelName = known.channelName(request);
    ConnectForm form;
    if (lookups.service().isEmpty()) {
      form = forms.blank(request.here(), channelName);
    } else if (known.service().isPresent()) {
      form = forms.found(request.here(), channelName, known.service().get(), false);
    } else {
      form = late.waiting(channelName);
    }
    return modals.open(request, ConnectModalView.of(form), viewId -> late.follow(viewId, known));
  }
}
