package dev.patchbay.slack.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.find.OpenPage;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.incident.IncidentListView.Head;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.ServiceName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /pd incidents}. PagerDuty is asked while Slack waits; what it does not answer soon comes
 * as a message of its own.
 */
final class IncidentsCommand implements Subcommand {
  private static final Logger log = LoggerFactory.getLogger(IncidentsCommand.class);

  /** Slack waits three seconds, people less. */
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(350);

  private final IncidentListFace.Uses uses;
  private final LoginGate gate;
  private final EphemeralMessages ephemerals;
  private final Deadline pagerDuty;
  private final Deadline slack;
  private final IncidentListView view;

  IncidentsCommand(
      IncidentListFace.Uses uses,
      LoginGate gate,
      EphemeralMessages ephemerals,
      Deadlines deadlines) {
    this.uses = uses;
    this.gate = gate;
    this.ephemerals = ephemerals;
    this.pagerDuty = deadlines.pagerDuty();
    this.slack = deadlines.slack();
    this.view = new IncidentListView(uses.open().inPagerDuty());
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    var query = IncidentListQuery.parse(rest);
    var asking = pagerDuty.start(() -> look(request, query));
    var answer = pagerDuty.until(request.receivedAt().plus(ANSWER_WITHIN), asking);
    if (answer.isPresent()) {
      return said(request, answer.get());
    }
    slack.after(asking, (late, broken) -> tell(request, late, broken));
    return Replies.words("Asking PagerDuty for the incidents… The list comes in a moment.");
  }

  private Outcome<MessageContent> look(Interaction request, IncidentListQuery query) {
    return switch (query.which()) {
      case MINE -> mine(request, query.page(), "");
      case HERE -> here(request, query.page(), services(request));
      case SERVICE -> ofService(request, query);
      case USUAL -> {
        var services = services(request);
        yield services.isEmpty()
            ? mine(request, query.page(), "This channel has no connections.")
            : here(request, query.page(), services);
      }
    };
  }

  private Outcome<MessageContent> mine(Interaction request, int page, String because) {
    return uses.open().mine(request.actor(), page).map(found -> view.of(Head.mine(because), found));
  }

  private Outcome<MessageContent> here(Interaction request, int page, List<ServiceName> services) {
    return services.isEmpty()
        ? Outcome.done(
            MessageContent.words(
                "This channel has no connections. Run `/pd connect` to add one, or `/pd incidents"
                    + " mine` to see your own incidents."))
        : uses.open()
            .ofServices(request.actor(), services.stream().map(ServiceName::id).toList(), page)
            .map(found -> view.of(Head.here(services.size()), found));
  }

  private Outcome<MessageContent> ofService(Interaction request, IncidentListQuery query) {
    return uses.find()
        .find(request.actor(), query.service())
        .then(
            found -> {
              if (found instanceof Found.One one) {
                Outcome<OpenPage> page =
                    uses.open()
                        .ofServices(request.actor(), List.of(one.service().id()), query.page());
                return page.map(read -> view.of(Head.of(one.service()), read));
              }
              return Outcome.done(IncidentListView.choice(query.service(), found));
            });
  }

  private List<ServiceName> services(Interaction request) {
    return uses.connections().inChannel(request.team(), request.channel()).stream()
        .map(one -> new ServiceName(one.key().service(), one.serviceName()))
        .toList();
  }

  private Ack said(Interaction request, Outcome<MessageContent> answer) {
    return answer instanceof Outcome.Refused<MessageContent> refused
        ? refused(request, refused.refusal())
        : Replies.said(((Outcome.Done<MessageContent>) answer).value());
  }

  private Ack refused(Interaction request, Refusal refusal) {
    return LoginGate.needsLogin(refusal)
        ? gate.refused(request, refusal)
        : Replies.words("Couldn't list the incidents. " + Mrkdwn.refusal(refusal));
  }

  private void tell(
      Interaction request, @Nullable Outcome<MessageContent> late, @Nullable Throwable broken) {
    if (broken != null) {
      log.error("Listing incidents for {} failed; sending them a message", request.actor(), broken);
    }
    var ack =
        late == null
            ? Replies.words("Couldn't list the incidents. Run `/pd incidents` again.")
            : said(request, late);
    if (ack instanceof Ack.Says says) {
      var content = says.content();
      ephemerals.to(
          request.actor(), request.here(), request.responseUrl(), content.text(), content.blocks());
    }
  }
}
