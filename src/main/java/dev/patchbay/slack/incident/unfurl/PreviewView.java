package dev.patchbay.slack.incident.unfurl;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import dev.patchbay.incident.talk.LinkPreview;
import dev.patchbay.incident.talk.LinkPreview.OfIncident;
import dev.patchbay.incident.talk.LinkPreview.OfService;
import dev.patchbay.slack.card.CardView;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** Draws what a link is about: facts, and no buttons. Pure. */
final class PreviewView {
  static final String INVITATION =
      "Log in to PagerDuty, and Patchbay shows what the PagerDuty links that you post are about,"
          + " with your permissions. You get this message once.";

  private static final int NAME = 150;
  private static final int TEAMS = 5;

  private PreviewView() {}

  /** {@code url}: as it was posted. */
  static List<LayoutBlock> blocks(LinkPreview preview, String url) {
    return preview instanceof OfIncident incident
        ? CardView.facts(incident.card())
        : service((OfService) preview, url);
  }

  private static List<LayoutBlock> service(OfService service, String url) {
    var facts = new ArrayList<TextObject>();
    facts.add(fact("Service", "<" + address(url) + "|" + foreign(service.name()) + ">"));
    if (!service.status().isBlank()) {
      facts.add(fact("Status", status(service.status())));
    }
    service.policy().ifPresent(policy -> facts.add(fact("Escalation policy", foreign(policy))));
    if (!service.teams().isEmpty()) {
      var names = service.teams().stream().limit(TEAMS).map(PreviewView::foreign).toList();
      int more = service.teams().size() - names.size();
      facts.add(
          fact("Teams", String.join(", ", names) + (more > 0 ? " and " + more + " more" : "")));
    }
    return List.of(SectionBlock.builder().fields(facts).build());
  }

  /** PagerDuty's words for a service are those of its incidents (reference/pagerduty.md §2.1). */
  private static String status(String word) {
    return switch (word) {
      case "active" -> ":large_green_circle: No open incidents";
      case "warning" -> ":large_yellow_circle: Open incidents, all acknowledged";
      case "critical" -> ":red_circle: Open incidents that nobody acknowledged";
      case "maintenance" -> ":wrench: In maintenance";
      case "disabled" -> ":white_circle: Disabled";
      default -> foreign(word);
    };
  }

  /** Slack may have escaped it already. */
  private static String address(String url) {
    return Mrkdwn.escaped(url.replace("&amp;", "&")).replace("|", "%7C");
  }

  private static TextObject fact(String label, String value) {
    return MessageContent.mrkdwn("*" + label + "*\n" + value);
  }

  private static String foreign(String name) {
    return CardView.foreign(name, NAME);
  }
}
