package dev.patchbay.slack.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.incident.find.OpenPage;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.incident.IncidentListView.Head;
import dev.patchbay.slack.login.LateAnswer;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.ServiceName;
import java.util.List;

/** {@code /pd incidents}. */
final class IncidentsCommand implements Subcommand {
  private final IncidentListFace.Uses uses;
  private final LateAnswer late;
  private final IncidentListView view;

  IncidentsCommand(IncidentListFace.Uses uses, LateAnswer late) {
    this.uses = uses;
    this.late = late;
    this.view = new IncidentListView(uses.open().inPagerDuty());
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    var query = IncidentListQuery.parse(rest);
    return late.of(
        request,
        "Asking PagerDuty for the incidents… The list comes in a moment.",
        () -> look(request, query));
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
    return uses.open()
        .mine(request.actor(), request.here(), page)
        .map(found -> view.of(Head.mine(because), found));
  }

  private Outcome<MessageContent> here(Interaction request, int page, List<ServiceName> services) {
    return services.isEmpty()
        ? Outcome.done(
            MessageContent.words(
                "This channel has no connections. Run `/pd connect` to add one, or `/pd incidents"
                    + " mine` to see your own incidents."))
        : uses.open()
            .ofServices(
                request.actor(),
                request.here(),
                services.stream().map(ServiceName::id).toList(),
                page)
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
                        .ofServices(
                            request.actor(),
                            request.here(),
                            List.of(one.service().id()),
                            query.page());
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
}
