package dev.patchbay.sandbox.pagerduty.login;

import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few pages a person sees of the simulated PagerDuty: consent, the account, an incident. */
public final class WebLook {
  private final World world;

  public WebLook(World world) {
    this.world = world;
  }

  /** One button per user, so that a browser test can choose who logs in. */
  String consent(Authorizations.Asked asked, String query, List<Member> users) {
    StringBuilder body = new StringBuilder();
    body.append("<h1>Log in to ")
        .append(escape(world.settings.subdomain()))
        .append("</h1><p>")
        .append(escape(asked.app().clientId()))
        .append(" asks for: <code>")
        .append(escape(String.join(" ", asked.scopes())))
        .append("</code></p><form method=\"post\" action=\"/oauth/authorize?")
        .append(escape(query))
        .append("\">");
    for (Member user : users) {
      body.append("<p><button name=\"user\" value=\"")
          .append(escape(user.id()))
          .append("\">Log in as ")
          .append(escape(user.name()))
          .append("</button> ")
          .append(escape(user.email() + " (" + user.role().wire() + ")"))
          .append("</p>");
    }
    body.append("<p><button name=\"deny\" value=\"1\">Deny</button></p></form>");
    return page("Log in", body.toString());
  }

  Answer account() {
    StringBuilder body = new StringBuilder("<h1>Simulated PagerDuty</h1><h2>Incidents</h2><ul>");
    synchronized (world) {
      for (Incident incident : world.incidents.values()) {
        body.append("<li><a href=\"/incidents/")
            .append(escape(incident.id))
            .append("\">")
            .append(escape("#" + incident.number + " " + incident.title))
            .append("</a> ")
            .append(escape(incident.status.wire()))
            .append("</li>");
      }
      body.append("</ul><h2>Services</h2><ul>");
      for (SimulatedService service : world.services.values()) {
        body.append("<li>").append(escape(service.name() + " " + service.id())).append("</li>");
      }
      body.append("</ul><h2>Extensions</h2><ul>");
      for (StoredExtension extension : world.extensions.values()) {
        body.append("<li>").append(escape(extension.name())).append("</li>");
      }
    }
    return Answer.html(200, page("Account", body.append("</ul>").toString()));
  }

  Answer incident(String id) {
    synchronized (world) {
      Incident incident = world.incident(id).orElse(null);
      if (incident == null) {
        return Answer.html(404, page("Not found", "<h1>No such incident</h1>"));
      }
      StringBuilder body = new StringBuilder("<h1>");
      body.append(escape("#" + incident.number + " " + incident.title))
          .append("</h1><p>")
          .append(escape(incident.status.wire() + ", " + incident.urgency))
          .append("</p><ol>");
      for (SimulatedIncident.Entry entry : incident.history) {
        body.append("<li>")
            .append(escape(World.time(entry.at()) + " " + entry.what() + " by " + entry.by()))
            .append("</li>");
      }
      return Answer.html(200, page("Incident", body.append("</ol>").toString()));
    }
  }

  static String escape(@Nullable String text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String page(String title, String body) {
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
        + escape(title)
        + "</title><body>"
        + body
        + "</body></html>";
  }
}
