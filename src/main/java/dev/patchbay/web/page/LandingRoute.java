package dev.patchbay.web.page;

import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.Html;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.Route;
import dev.patchbay.workspace.Install;

/** The first page: what this is, and how to begin. */
public record LandingRoute(Install install, HttpServerSettings server) implements Route {
  private static final String WHAT =
      """
      <h1>Patchbay</h1>
      <p>Connects Slack channels to PagerDuty services: incidents appear in the channel, and people
      acknowledge and resolve them there.</p>
      """;

  private static final String ADD =
      """
      <p><a class="button" href="%s/slack/install">Add to Slack</a></p>
      <p>Then, in the channel where incidents should appear, run <code>/pd connect</code>. In a private
      channel, run <code>/invite @Patchbay</code> first.</p>
      """;

  private static final String NO_ADD =
      """
      <p>Patchbay is set up for one workspace. In the channel where incidents should appear, run
      <code>/pd connect</code>. In a private channel, run <code>/invite @Patchbay</code> first.</p>
      """;

  @Override
  public Answer answer(HttpCall call) {
    return Answer.html(
        200,
        Html.page(
            "Slack and PagerDuty",
            WHAT + (install.available() ? Html.fill(ADD, server.base()) : NO_ADD)));
  }
}
